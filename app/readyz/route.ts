import { sql } from "@/db";

export const dynamic = "force-dynamic";

export async function GET() {
  try {
    await sql`select 1 from projects limit 1`;
    return Response.json({ status: "ready" });
  } catch {
    return Response.json(
      { status: "unavailable", database: "unreachable" },
      { status: 503, headers: { "Retry-After": "2" } },
    );
  }
}
