import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { BillingTabs } from "#app/components/billing/billing-tabs.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { PageHeader, Section } from "#app/components/ui/page-header.tsx";
import { columnsNamed, RecordTable } from "#app/components/ui/record-table.tsx";
import { Stat, Stats } from "#app/components/ui/stats.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import { type AccountBalance, netFen } from "#app/domain/billing/statement.ts";
import { statementQuery } from "#app/domain/billing/invoice-query.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { formatDay } from "#app/i18n/format.ts";
import { formatMonth } from "#app/i18n/format-month.ts";
import { movementWords } from "#app/i18n/statement-words.ts";
import { translator } from "#app/i18n/translator.ts";
import { readAccountStatement } from "#app/services/billing/read-account-statement.server.ts";
import { billingPaths } from "#app/shared/billing-paths.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args, { unverified: "deals", need: "pay" });
  const { month } = readQuery(args.request, statementQuery);
  const { rows, ...statement } = await readAccountStatement(ctx, actor, month);
  return {
    ...statement,
    rows: rows.map((row) => ({ ...row, words: movementWords(locale, row) })),
    title: translator(locale, "billing")("statement.title"),
  };
}

/** A month's statement of account: both balances at its ends, and every booking between them in words. */
export default function InstitutionStatement() {
  const { from, last, isOver, opening, closing, rows, previous, next, title } =
    useLoaderData<typeof loader>();
  const t = useTranslations("billing.statement");
  const locale = useLocale();
  const month = from.slice(0, 7);
  const { column, figure } = columnsNamed(rows, t);
  return (
    <>
      <PageHeader
        title={title}
        lead={t("lead", { month: formatMonth(locale, from) })}
        actions={
          <>
            <LinkButton to={billingPaths.statementPdf(month)} document>
              {t("pdf")}
            </LinkButton>
            <LinkButton to={billingPaths.statementCsv(month)} document>
              {t("csv")}
            </LinkButton>
          </>
        }
      />
      <div className="stack-lg">
        <BillingTabs at="statement" />
        <nav className="row" aria-label={t("months")}>
          {previous === null ? null : (
            <Link rel="prev" to={billingPaths.statement(previous)}>
              {t("previous")}
            </Link>
          )}
          <b>{formatMonth(locale, from)}</b>
          {next === null ? null : (
            <Link rel="next" to={billingPaths.statement(next)}>
              {t("next")}
            </Link>
          )}
        </nav>
        <Balances id="opening" title={t("opening", { day: formatDay(locale, from) })} balance={opening} />
        <Section id="movements" title={t("movements")} spaced={false}>
          {rows.length === 0 ? (
            <p className="muted">{t("none")}</p>
          ) : (
            <RecordTable
              caption={t("movements")}
              rows={rows}
              columns={[
                column("what", ({ words, invoiceId }) =>
                  invoiceId === null ? words : <Link to={billingPaths.invoice(invoiceId)}>{words}</Link>,
                ),
                figure("day", ({ at }) => <Instant at={at} />),
                figure("owedChange", ({ owedFen }) => <ExactMoney fen={owedFen} />),
                figure("creditChange", ({ creditFen }) => <ExactMoney fen={creditFen} />),
                figure("balance", ({ balanceFen }) => <ExactMoney fen={balanceFen} />),
              ]}
            />
          )}
        </Section>
        <Balances
          id="closing"
          title={isOver ? t("closing", { day: formatDay(locale, last) }) : t("toDate")}
          balance={closing}
        />
        <p className="note-line">{t("basisText")}</p>
      </div>
    </>
  );
}

interface BalancesProps {
  id: string;
  title: string;
  balance: AccountBalance;
}

function Balances({ id, title, balance }: BalancesProps) {
  const t = useTranslations("billing.statement");
  return (
    <Section id={id} title={title} spaced={false}>
      <Stats>
        <Stat label={t("owed")} value={<ExactMoney fen={balance.owedFen} unit />} />
        <Stat label={t("credit")} value={<ExactMoney fen={balance.creditFen} unit />} />
        <Stat label={t("net")} value={<ExactMoney fen={netFen(balance)} unit />} />
      </Stats>
    </Section>
  );
}
