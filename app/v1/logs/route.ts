import { receiveLogs } from "@/lib/ingest/receive";

export const POST = (request: Request) => receiveLogs(request);
