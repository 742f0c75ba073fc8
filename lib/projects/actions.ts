"use server";

import { action, userAction } from "../action";
import { eraseProject } from "./erase";
import * as queries from "./queries";
import { createProjectInput, deleteProjectInput, updateProjectInput } from "./schema";

export const createProject = userAction(createProjectInput, ({ name }, user) => queries.createProject(user, name));

export const updateProject = action(updateProjectInput, "owner", (change, member) =>
  queries.updateProject(member, change),
);

export const deleteProject = action(deleteProjectInput, "owner", async ({ name }, member) => {
  await queries.deleteProject(member, name);
  eraseProject(member.projectId).catch((error) => console.error("A deleted project is not erased yet.", error));
});
