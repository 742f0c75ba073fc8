import { z } from "zod";
import { type Role, roles } from "@/db/enums";
import { email } from "../account/schema";

export type ProjectMember = { userId: number; name: string; email: string; role: Role; joinedAt: Date };

export type Invitation = { id: number; email: string; role: Role; invitedBy: string | null; expiresAt: Date };

/** What somebody who holds the link may know. */
export type OpenInvitation = {
  projectName: string;
  email: string;
  role: Role;
  invitedBy: string | null;
  hasAccount: boolean;
};

export const changeRoleInput = z.object({ project: z.string(), userId: z.int32(), role: z.enum(roles) });
export const removeMemberInput = z.object({ project: z.string(), userId: z.int32() });
export const leaveProjectInput = z.object({ project: z.string() });

export const inviteInput = z.object({
  project: z.string(),
  email,
  role: z.enum(roles),
  days: z.coerce.number().int().min(1).max(90, "A link lasts at most 90 days."),
});

export const revokeInvitationInput = z.object({ project: z.string(), id: z.int32() });
export const acceptInvitationInput = z.object({ token: z.string() });
