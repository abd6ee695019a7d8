import type { LoaderFunctionArgs } from "@remix-run/node";
import { eventFilterSchema } from "#app/domain/events/event-filter.ts";
import { csvResponse } from "#app/http/answers/csv-response.server.ts";
import { requireAdmin } from "#app/http/guards.server.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { translator } from "#app/i18n/translator.ts";
import { dayOf } from "#app/lib/days.ts";
import { listEvents } from "#app/services/audit/list-events.server.ts";
import { countReading } from "#app/services/usage/count-reading.server.ts";

/** Rows per file: what a spreadsheet opens without delay. For more, use a narrower filter. */
const MOST = 10_000;

/** The audit log with the filter of its page, newest first. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireAdmin(args, "secure");
  await countReading(ctx, actor, "spreadsheet");
  const filter = readQuery(args.request, eventFilterSchema);
  const { rows } = await listEvents(ctx, actor, filter, MOST);
  const t = translator(locale, "admin");
  const columns = [
    "id",
    "at",
    "type",
    "subjectKind",
    "subjectNumber",
    "subjectId",
    "actorKind",
    "actor",
    "organization",
    "from",
    "to",
    "reason",
    "note",
    "version",
  ] as const;
  return csvResponse(`audit-${dayOf(ctx.now())}.csv`, [
    columns.map((column) => t(`audit.csv.${column}`)),
    ...rows.map((row) => [
      row.id,
      row.at.toISOString(),
      row.type,
      row.subjectKind,
      row.subjectNumber ?? row.subjectName,
      row.subjectId,
      row.actorKind,
      row.actorName,
      row.organizationName,
      row.fromStatus,
      row.toStatus,
      row.reasonCode,
      row.note,
      row.version,
    ]),
  ]);
}
