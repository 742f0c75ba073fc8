import { SessionsLoading } from "@/components/sessions/sessions-loading";

export default function Loading() {
  return <SessionsLoading />;
}
