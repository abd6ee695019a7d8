import { Link } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { useInstitutionName } from "#app/components/public/institution-name.ts";
import { Badge, StateBadge } from "#app/components/ui/badge.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { columnsNamed } from "#app/components/ui/record-table.tsx";
import { useOwnSides } from "#app/components/ui/reads-only.ts";
import { Table } from "#app/components/ui/table.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { Deadline } from "#app/components/ui/when.tsx";
import { COMPANY_TASK_NEEDS } from "#app/domain/dashboards/task-needs.ts";
import { offeredTerm } from "#app/i18n/offered-term.ts";
import type { MetInstitution } from "#app/services/prospects/read-company-dashboard.server.ts";
import { taskPageOf } from "./institution-turns.ts";
import type { ShownInstitution } from "./with-stopped.server.ts";

/** Every institution that the prospect has met: state, whose turn, and by when. */
export function EveryInstitution({ met, now }: { met: readonly ShownInstitution[]; now: Date }) {
  const t = useTranslations("company.home");
  const locale = useLocale();
  const turnOf = useTurn();
  const institutionName = useInstitutionName();
  const nameOf = (row: MetInstitution) =>
    institutionName({ nameZh: row.institutionNameZh ?? t("institutionGone"), nameEn: row.institutionNameEn });
  const term = useTerm();
  const { column, figure } = columnsNamed(met, t);
  return (
    <Table
      caption={t("caption")}
      cards
      className="tbl--lines"
      rows={met}
      rowKey={({ key }) => key}
      columns={[
        column("institution", (row) => (
          <>
            <Link className="row-link" to={taskPageOf(row)}>
              {nameOf(row)}
            </Link>
            <small>
              {row.offerInstrument ? (
                <>
                  {offeredTerm(term, row.offerCommitment ?? "capital", row.offerInstrument)}{" "}
                  <Money fen={row.dealAmountFen ?? row.offerAmountFen} />
                </>
              ) : (
                ((locale === "en" ? row.mandateNameEn : null) ?? row.mandateNameZh ?? row.mandateNameEn)
              )}
            </small>
            {row.stopped === null ? null : (
              <small>
                <b>{row.stopped.title}</b> {row.stopped.text}
              </small>
            )}
          </>
        )),
        column("state", (row) => <CurrentStateBadge {...row} />, {
          label: "",
        }),
        column("turn", (row) => turnOf(row) ?? <span className="written">{nameOf(row)}</span>, {
          absent: ({ currentState }) => currentState.turn === null,
        }),
        figure(
          "by",
          ({ currentState: { by }, daysLeft }) =>
            by === null ? null : (
              <>
                <Deadline at={by} now={now} />{" "}
                {daysLeft === null ? null : <DaysLeft days={Math.abs(daysLeft)} late={now > by} />}
              </>
            ),
          { absent: ({ currentState }) => currentState.by === null },
        ),
      ]}
    />
  );
}

function DaysLeft({ days, late }: { days: number; late: boolean }) {
  const t = useTranslations("common.clock");
  return <small className={late ? "text-refusal" : undefined}>{t(late ? "late" : "left", { days })}</small>;
}

/** Whose turn it is on the company's side: the reader's, or its own by name where a colleague acts; else null. */
function useTurn(): (row: Pick<MetInstitution, "currentState">) => string | null {
  const roles = useTranslations("common.roles");
  const ownSide = useOwnSides();
  return ({ currentState: { turn, act } }) => {
    if (turn !== "company") return null;
    const own = ownSide(COMPANY_TASK_NEEDS[act]);
    return own === "you" ? roles("you") : own;
  };
}

/** Items that wait for the reader are labelled so; all others by their state. */
function CurrentStateBadge({ currentState, kind }: Pick<MetInstitution, "currentState" | "kind">) {
  const t = useTranslations("company.home.acts");
  const ownSide = useOwnSides();
  const isReaders =
    currentState.turn === "company" && ownSide(COMPANY_TASK_NEEDS[currentState.act]) === "you";
  if (isReaders) return <Badge tone="due">{t(currentState.act, { kind })}</Badge>;
  switch (currentState.of) {
    case "introduction":
      return <StateBadge of="introduction" state={currentState.status} />;
    case "application":
      return <StateBadge of="application" state={currentState.status} />;
    case "offer":
      return <StateBadge of="offer" state={currentState.status} />;
    case "deal":
      return <StateBadge of="deal" state={currentState.status} kind={kind} />;
    case "drawdown":
      return <StateBadge of="drawdown" state={currentState.status} kind={kind} />;
  }
}
