import { SessionNotFound } from "@/components/sessions/session-not-found";

export default function NotFound() {
  return <SessionNotFound />;
}
