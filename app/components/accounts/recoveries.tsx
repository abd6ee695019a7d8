import { useTranslations } from "use-intl";
import { useReply } from "#app/shared/reply.ts";
import { Badge, type BadgeTone } from "../ui/badge.tsx";
import { ErrorSummary } from "../ui/form.tsx";
import { PageHeader, Section } from "../ui/page-header.tsx";
import { columnsNamed, RecordTable } from "../ui/record-table.tsx";
import { RefusalNotice } from "../ui/refusal.tsx";
import { useTerm } from "../ui/term.tsx";
import { Deadline, Instant } from "../ui/when.tsx";
import { DecideRecovery, errorsOfDecision, type RecoveryShown } from "./decide-recovery.tsx";

interface View {
  open: RecoveryShown[];
  ended: RecoveryShown[];
  now: Date;
}

interface RecoveriesProps {
  title: string;
  lead: string;
  crumbs: Parameters<typeof PageHeader>[0]["crumbs"];
  view: View;
  mayDecide: boolean;
}

/** Recoveries of accounts that concern an organization's owners or the admins: what waits, and what was. */
export function Recoveries({ title, lead, crumbs, view, mayDecide }: RecoveriesProps) {
  const t = useTranslations("accounts.recovery.list");
  const reply = useReply();
  return (
    <>
      <PageHeader title={title} lead={lead} {...(crumbs && { crumbs })} />
      <div className="stack-lg">
        <ErrorSummary errors={errorsOfDecision(reply, t("how"), view.open)} />
        <RefusalNotice refusal={reply.refusal} />
        {mayDecide ? null : <p className="muted">{t("onlyOwners")}</p>}
        <Section id="open" title={t("open")} spaced={false}>
          {view.open.length === 0 ? (
            <p className="muted">{t("none")}</p>
          ) : (
            <Open rows={view.open} now={view.now} mayDecide={mayDecide} />
          )}
        </Section>
        <Section id="ended" title={t("ended")}>
          {view.ended.length === 0 ? <p className="muted">{t("noneEnded")}</p> : <Ended rows={view.ended} />}
        </Section>
      </div>
    </>
  );
}

function Open({ rows, now, mayDecide }: { rows: RecoveryShown[]; now: Date; mayDecide: boolean }) {
  const t = useTranslations("accounts.recovery.list");
  const { column, buttons } = columnsNamed(rows, t);
  return (
    <RecordTable
      caption={t("open")}
      rows={rows}
      columns={[
        column("person", (row) => <Person {...row} />),
        column("state", (row) => <State row={row} />),
        column("requested", ({ requestedAt }) => <Instant at={requestedAt} />),
        column("when", ({ endsAt }) => <Deadline at={endsAt} now={now} />),
        ...(mayDecide ? [buttons("decide", (row) => <DecideRecovery recovery={row} />)] : []),
      ]}
    />
  );
}

function Ended({ rows }: { rows: RecoveryShown[] }) {
  const t = useTranslations("accounts.recovery.list");
  const term = useTerm();
  const { column } = columnsNamed(rows, t);
  return (
    <RecordTable
      caption={t("ended")}
      rows={rows}
      columns={[
        column("person", (row) => <Person {...row} />),
        column("state", (row) => <State row={row} />),
        column("requested", ({ requestedAt }) => <Instant at={requestedAt} />),
        column("ended-at", ({ endedAt }) => (endedAt === null ? null : <Instant at={endedAt} />)),
        column("why", ({ endReason }) => (endReason === null ? null : term("recoveryEnds", endReason))),
      ]}
    />
  );
}

function Person({ name, email }: RecoveryShown) {
  return (
    <>
      {name}
      <br />
      <span className="small muted">{email}</span>
    </>
  );
}

/** Without one: over, and nothing came of it. */
const tones: Partial<Record<RecoveryShown["status"], BadgeTone>> = {
  requested: "open",
  proposed: "open",
  approved: "due",
  done: "done",
  declined: "refused",
};

function State({ row }: { row: RecoveryShown }) {
  const t = useTranslations("accounts.recovery.list");
  const states = useTranslations("terms.states.recovery");
  const term = useTerm();
  const names = [row.approverName, row.confirmerName].filter((name) => name !== null);
  return (
    <>
      <Badge tone={tones[row.status]}>{states(row.status)}</Badge>
      {names.length === 0 ? null : (
        <small>
          {t("by", { names: names.join(t("between")) })}
          {row.verifiedHow === null ? null : ` · ${term("verifications", row.verifiedHow)}`}
        </small>
      )}
      {row.byOperator ? <small>{t("operator")}</small> : null}
      {row.status === "approved" && row.usableFrom !== null ? (
        <small>{t.rich("usable", { from: () => <Instant at={row.usableFrom ?? row.endsAt} /> })}</small>
      ) : null}
    </>
  );
}
