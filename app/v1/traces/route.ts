import { receiveTraces } from "@/lib/ingest/receive";

export const POST = (request: Request) => receiveTraces(request);
