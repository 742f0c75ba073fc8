import { SessionLoading } from "@/components/traces/session/session-loading";

export default function Loading() {
  return <SessionLoading />;
}
