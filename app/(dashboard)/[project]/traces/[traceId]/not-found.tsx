import { TraceNotFound } from "@/components/traces/trace-not-found";

export default function NotFound() {
  return <TraceNotFound />;
}
