"use server";

import { action } from "../action";
import * as queries from "./queries";
import { retryRunInput } from "./schema";

export const retryRun = action(retryRunInput, "owner", ({ id }, member) => queries.retryDurableRun(member, id));
