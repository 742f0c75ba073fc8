"use server";

import { action } from "../action";
import * as queries from "./connections";
import {
  chooseModelInput,
  createConnectionInput,
  deleteConnectionInput,
  setBudgetInput,
  testModelInput,
} from "./schema";
import * as tests from "./test-model";

export const createConnection = action(createConnectionInput, "owner", (connection, member) =>
  queries.createConnection(member, connection),
);
export const deleteConnection = action(deleteConnectionInput, "owner", ({ id }, member) =>
  queries.deleteConnection(member, id),
);
export const chooseModel = action(chooseModelInput, "owner", ({ use, connectionId, model }, member) =>
  queries.chooseModel(member, use, connectionId, model),
);
export const setBudget = action(setBudgetInput, "owner", ({ monthlyUsd }, member) =>
  queries.setBudget(member, monthlyUsd),
);
export const testModel = action(testModelInput, "owner", ({ connectionId, model }, member) =>
  tests.testModel(member, connectionId, model),
);
