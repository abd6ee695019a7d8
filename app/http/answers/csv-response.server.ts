import { csvText } from "#app/lib/csv.ts";
import { downloadHeaders } from "./file-response.server.ts";

/** A table as a CSV download. `name` is a constant text: nothing that a person typed. */
export function csvResponse(name: string, rows: Parameters<typeof csvText>[0]): Response {
  return new Response(csvText(rows), { headers: downloadHeaders(name, "text/csv; charset=utf-8") });
}
