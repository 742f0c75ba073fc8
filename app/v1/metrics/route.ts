import { receiveMetrics } from "@/lib/ingest/receive";

export const POST = (request: Request) => receiveMetrics(request);
