import { Link } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { BankProposed } from "#app/components/billing/bank-proposed.tsx";
import { Badge, type BadgeTone } from "#app/components/ui/badge.tsx";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { columnsNamed, RecordTable } from "#app/components/ui/record-table.tsx";
import { Day } from "#app/components/ui/when.tsx";
import type { BankLineStatus } from "#app/domain/billing/bank/lifecycle.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import type { StatementLineRow } from "./line-row.ts";

const tones: Record<BankLineStatus, BadgeTone | undefined> = {
  doubtful: "due",
  unmatched: "due",
  matched: "done",
  returned: "done",
  ignored: undefined,
  "came-back": "done",
  repeated: undefined,
};

interface LinesProps {
  rows: readonly StatementLineRow[];
  /** Where a line is handled. */
  toLine: (lineId: string) => string;
  now: Date;
}

/** The lines of a statement, each with what it was matched with, or why it was not. */
export function Lines({ rows, toLine, now }: LinesProps) {
  const t = useTranslations("billing-admin.statements.lines");
  const { column, figure, buttons } = columnsNamed(rows, t);
  if (rows.length === 0) return <p className="muted">{t("none")}</p>;
  return (
    <RecordTable
      caption={t("caption")}
      rows={rows}
      columns={[
        column("counterparty", (line) => <Counterparty line={line} />),
        column("day", ({ valueDay }) => (
          <span className="nowrap">
            <Day day={valueDay} />
          </span>
        )),
        figure("amount", ({ amountFen }) => <ExactMoney fen={amountFen} />),
        column("state", (line) => <State line={line} now={now} />),
        buttons("handle", ({ id, counterpartyName, seenAt, repeatedId }) =>
          seenAt === null && repeatedId === null ? null : (
            <Link to={toLine(id)}>
              {t("handle")}
              <span className="visually-hidden"> {counterpartyName}</span>
            </Link>
          ),
        ),
      ]}
    />
  );
}

function Counterparty({
  line: { counterpartyName, counterpartyAccount, purpose },
}: {
  line: StatementLineRow;
}) {
  const t = useTranslations("billing-admin.statements.lines");
  return (
    <>
      {counterpartyName ?? t("unnamed")}
      <small>
        {counterpartyAccount === null ? null : <span className="nowrap">{counterpartyAccount} </span>}
        {purpose}
      </small>
    </>
  );
}

function State({ line, now }: { line: StatementLineRow; now: Date }) {
  const t = useTranslations("billing-admin.statements.lines");
  const { status, leftBecause, proposal } = line;
  return (
    <>
      <Badge tone={tones[status]}>{t(`states.${status}`)}</Badge>
      {proposal === null ? (
        <small>{leftBecause === null ? <Found line={line} /> : t(`because.${leftBecause}`)}</small>
      ) : (
        <small>
          <BankProposed proposal={proposal} now={now} />
        </small>
      )}
    </>
  );
}

/** What became of a line; of one that is or might be another's, which. */
export function Found({ line }: { line: StatementLineRow }) {
  const t = useTranslations("billing-admin.statements.lines");
  const { status, repeatedId, repeatedIn, repeatedName, repeatedSerial, repeatedPurpose } = line;
  if (repeatedId === null || repeatedIn === null || (status !== "doubtful" && status !== "repeated"))
    return <Matched line={line} />;
  const name = [repeatedName, repeatedPurpose, repeatedSerial].filter((text) => text !== null).join(" ");
  return t.rich(status === "doubtful" ? "mayRepeat" : "repeats", {
    name: name === "" ? t("unnamed") : `“${name}”`,
    a: (text) => (
      <Link to={`${adminPaths.bankStatement(repeatedIn, { line: repeatedId })}#line`}>{text}</Link>
    ),
  });
}

/** What a line paid, and what of it is left; or whose refund it is. */
function Matched({ line }: { line: StatementLineRow }) {
  const t = useTranslations("billing-admin.statements.lines");
  const locale = useLocale();
  const { institutionNameZh, institutionNameEn, paidNumbers, refundId, unappliedFen, returningFen } = line;
  if (institutionNameZh === null) return null;
  const institution = inLanguage(locale, institutionNameZh, institutionNameEn);
  return (
    <>
      {refundId === null
        ? t("paid", {
            institution,
            numbers: (paidNumbers ?? []).join(", "),
            count: (paidNumbers ?? []).length,
          })
        : t("refunded", { institution })}{" "}
      {unappliedFen !== null && unappliedFen > 0n
        ? t.rich("over", { amount: () => <ExactMoney fen={unappliedFen} unit /> })
        : null}{" "}
      {returningFen > 0n
        ? t.rich("returning", { amount: () => <ExactMoney fen={returningFen} unit /> })
        : null}
    </>
  );
}
