"use server";

import { action } from "../action";
import * as queries from "./queries";
import { createViewInput, deleteViewInput, renameViewInput, setDefaultViewInput, updateViewInput } from "./schema";

export const createView = action(createViewInput, "member", (view, member) => queries.createView(member, view));

export const renameView = action(renameViewInput, "member", ({ id, name }, member) =>
  queries.renameView(member, id, name),
);

export const updateView = action(updateViewInput, "member", ({ id, state }, member) =>
  queries.updateView(member, id, state),
);

export const deleteView = action(deleteViewInput, "member", ({ id }, member) => queries.deleteView(member, id));

export const setDefaultView = action(setDefaultViewInput, "member", ({ id }, member) =>
  queries.setDefaultView(member, id),
);
