import type { Role } from "@/db/enums";

export const roleOptions: { value: Role; label: string; help: string }[] = [
  { value: "viewer", label: "Viewer", help: "Reads everything in the project" },
  { value: "member", label: "Member", help: "Also changes things and makes API keys" },
  { value: "owner", label: "Owner", help: "Also manages members and the project" },
];
