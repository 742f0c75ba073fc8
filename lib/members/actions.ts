"use server";

import { takeAttempt } from "../account/attempts";
import { action, userAction } from "../action";
import type { Member } from "../auth";
import { fail } from "../errors";
import { publicUrl, sendMail, sendsMail } from "../mail";
import { getProject } from "../projects/queries";
import * as invitations from "./invitations";
import * as queries from "./queries";
import {
  acceptInvitationInput,
  changeRoleInput,
  inviteInput,
  leaveProjectInput,
  removeMemberInput,
  revokeInvitationInput,
} from "./schema";

export const changeRole = action(changeRoleInput, "owner", ({ userId, role }, member) =>
  queries.changeRole(member, userId, role),
);

export const removeMember = action(removeMemberInput, "owner", ({ userId }, member) =>
  queries.removeMember(member, userId),
);

export const leaveProject = action(leaveProjectInput, "viewer", (_, member) =>
  queries.removeMember(member, member.userId ?? fail("forbidden", "An API key cannot leave.")),
);

/** Gives the link's path to show once; mails it too where mail is set up. */
export const invite = action(inviteInput, "owner", async (invited, member) => {
  await takeAttempt(`invitations:${member.userId}`, 50);
  const path = `/invitations/${await invitations.invite(member, invited)}`;
  return { path, mailed: sendsMail() && (await mailInvitation(member, invited.email, path)) };
});

export const revokeInvitation = action(revokeInvitationInput, "owner", ({ id }, member) =>
  invitations.revokeInvitation(member, id),
);

export const acceptInvitation = userAction(acceptInvitationInput, ({ token }, user) =>
  invitations.acceptInvitation(user, token),
);

/** The link is shown either way, so a mail that fails is only noted. */
async function mailInvitation(member: Member, to: string, path: string) {
  try {
    const project = await getProject(member);
    const subject = `You are invited to ${project?.name} on Pharos`;
    await sendMail({ to, subject, text: `Open this link to join ${project?.name}:\n\n${publicUrl(path)}` });
    return true;
  } catch (error) {
    console.error("An invitation could not be mailed.", error);
    return false;
  }
}
