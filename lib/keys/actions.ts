"use server";

import { action } from "../action";
import * as queries from "./queries";
import { createKeyInput, revokeKeyInput } from "./schema";

export const createKey = action(createKeyInput, "member", (key, member) => queries.createKey(member, key));
export const revokeKey = action(revokeKeyInput, "member", ({ id }, member) => queries.revokeKey(member, id));
