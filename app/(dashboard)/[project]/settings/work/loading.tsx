import { WorkLoading } from "@/components/durable/work-loading";

export default function LoadingWork() {
  return <WorkLoading />;
}
