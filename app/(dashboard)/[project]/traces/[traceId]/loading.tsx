import { TraceLoading } from "@/components/traces/trace-loading";

export default function Loading() {
  return <TraceLoading controls={null} failure={null} />;
}
