import { openApi } from "@/lib/traces/openapi";

export function GET() {
  return Response.json(openApi());
}
