import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { StateBadge, type StateOf } from "../ui/badge.tsx";
import { Clock } from "../ui/clock.tsx";
import type { Column } from "../ui/table.tsx";
import { columnsNamed, RecordTable } from "../ui/record-table.tsx";
import { Deadline } from "../ui/when.tsx";
import { runningNumber } from "../ui/running-number.ts";
import { Recusals } from "./recusals.tsx";
import { useName } from "./use-name.ts";

/** A case as a row of the queue. */
interface CaseRow {
  id: string;
  number: bigint;
  kind: "prospect_submission" | "institution_verification";
  status: StateOf<"case">;
  decision?: "published" | "changes_requested" | "rejected" | "verified" | "refused" | null;
  prospectNumber?: bigint | null;
  version?: number | null;
  /** Nothing of the prospect had been published when it was opened. */
  isFirst: boolean;
  nameZh: string | null;
  nameEn: string | null;
  holderName: string | null;
  isMine: boolean;
  recused: number;
  isTied: boolean;
  waitingSince: Date;
  dueAt: Date;
  decidedAt?: Date | null;
  workingDays: number;
}

interface CaseListProps {
  rows: readonly CaseRow[];
  now: Date;
  ended?: boolean;
}

/** Cases with their clocks or, once decided, their decisions. */
export function CaseList({ rows, now, ended = false }: CaseListProps) {
  const t = useTranslations("admin");
  const roles = useTranslations("common.roles");
  const name = useName();
  const { column } = columnsNamed(rows, t);
  const columns: Column<CaseRow>[] = [
    column("queue.columns.case", (row) => (
      <Link className="row-link" to={adminPaths.case(row.id)}>
        {name(row)}
        <small>
          <span className="nowrap">{runningNumber("case", row.number)}</span> · <About row={row} />
          <Recusals {...row} />
        </small>
      </Link>
    )),
    column("queue.columns.state", (row) => <StateBadge of="case" state={row.status} />, { label: "" }),
    column("queue.columns.holder", (row) =>
      row.isMine ? t("queue.you") : (row.holderName ?? <span className="muted">{t("queue.nobody")}</span>),
    ),
    ended
      ? column("queue.columns.decision", (row) => (
          <>
            {row.decision ? t(`decisions.${row.decision}`) : null}
            {row.decidedAt ? (
              <small>
                <Deadline at={row.decidedAt} now={now} />
              </small>
            ) : null}
          </>
        ))
      : column(
          "queue.columns.clock",
          (row) => (
            <Clock
              who={row.status === "awaiting_party" ? name(row) : row.isMine ? "you" : roles("platform")}
              act={row.status === "awaiting_party" ? "change" : "decide"}
              startedAt={row.waitingSince}
              dueAt={row.dueAt}
              now={now}
              workingDays={row.workingDays}
            />
          ),
          { label: "" },
        ),
  ];
  return <RecordTable lines caption={t("queue.caption")} rows={rows} columns={columns} />;
}

function About({ row }: { row: CaseRow }) {
  const t = useTranslations("admin");
  if (row.kind === "institution_verification") return t("kinds.institution_verification");
  const kind = t(row.isFirst ? "kinds.first" : "kinds.change");
  return (
    <>
      {kind}
      {row.prospectNumber == null ? null : (
        <>
          {" · "}
          <span className="nowrap">{runningNumber("prospect", row.prospectNumber)}</span>
        </>
      )}
    </>
  );
}
