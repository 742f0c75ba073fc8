export function GET() {
  return Response.json({ error: "No such endpoint. /api/v1/openapi.json lists them." }, { status: 404 });
}
