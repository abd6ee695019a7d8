import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { subjectNumber } from "#app/components/moderation/subject-name.ts";
import { columnsNamed, RecordTable } from "#app/components/ui/record-table.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import type { EventFilter } from "#app/domain/events/event-filter.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { withQuery } from "#app/shared/paths.ts";
import type { listEvents } from "#app/services/audit/list-events.server.ts";
import { Actor } from "./event-actor.tsx";

type Row = Awaited<ReturnType<typeof listEvents>>["rows"][number];

/** The audit trail as a table; a click on a subject filters by it. */
export function EventTable({ rows, filter }: { rows: readonly Row[]; filter: Omit<EventFilter, "after"> }) {
  const t = useTranslations("admin.audit");
  const events = useTranslations("terms.events");
  const { column } = columnsNamed(rows, t);
  return (
    <RecordTable
      lines
      caption={t("caption")}
      rows={rows}
      columns={[
        column("columns.event", (row) => events(row.type as never, { kind: "none" } as never)),
        column("columns.at", (row) => (
          <span className="nowrap">
            <Instant at={row.at} />
          </span>
        )),
        column("columns.subject", (row) => <Subject row={row} filter={filter} />),
        column("columns.actor", (row) => <Actor row={row} />),
        column("columns.change", (row) => <Change row={row} />),
        column("columns.reason", (row) => <Reason row={row} />),
      ]}
    />
  );
}

function Subject({ row, filter }: { row: Row; filter: Omit<EventFilter, "after"> }) {
  const t = useTranslations("admin.case");
  const subjects = useTranslations("terms.subjects");
  const number = subjectNumber(row.subjectKind, row.subjectNumber);
  const words = (
    <>
      {subjects(row.subjectKind as never)}{" "}
      {number ? <span className="nowrap">{number}</span> : row.subjectName}
    </>
  );
  const narrowed = { ...filter, subject: row.subjectKind, subjectId: row.subjectId };
  return (
    <>
      {filter.subjectId === row.subjectId ? (
        <span>{words}</span>
      ) : (
        <Link className={number ? "nowrap" : undefined} to={withQuery(adminPaths.trail(), narrowed)}>
          {words}
        </Link>
      )}
      {row.version === null ? null : <small>{t("version", { version: row.version })}</small>}
    </>
  );
}

/**
 * Status labels differ by lifecycle. For a deal's drawdowns, conditions and fees the event's name decides which one
 * applies.
 */
function Change({ row }: { row: Row }) {
  const states = useTranslations("terms.states");
  const part = /^(drawdown|condition|fee)-/.exec(row.type)?.[1];
  const word = (status: string | null) => {
    const key = `${part ?? row.subjectKind}.${status}`;
    return status === null
      ? ""
      : states.has(key as never)
        ? states(key as never, { kind: "none" } as never)
        : status;
  };
  if (row.fromStatus === null && row.toStatus === null) return <span className="is-none">–</span>;
  if (row.fromStatus === row.toStatus || row.fromStatus === null) return word(row.toStatus);
  return (
    <>
      {word(row.fromStatus)} → {word(row.toStatus)}
    </>
  );
}

const reasonGroups = [
  "moderationReasons",
  "institutionReasons",
  "declineReasons",
  "companyDeclineReasons",
  "verifications",
  "recoveryEnds",
] as const;

function Reason({ row }: { row: Row }) {
  const term = useTerm();
  const code = row.reasonCode;
  const preferred = row.subjectKind === "institution" ? reasonGroups.slice(1) : reasonGroups;
  if (code === null && row.note === null) return <span className="is-none">–</span>;
  const labels = code === null ? [] : preferred.map((group) => term(group, code));
  return (
    <>
      {labels.find((label) => label !== code) ?? code} {row.note ? <small>{row.note}</small> : null}
    </>
  );
}
