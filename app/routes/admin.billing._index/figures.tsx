import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Fact, FactList, SidebarSection } from "#app/components/ui/facts.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { Stat, Stats } from "#app/components/ui/stats.tsx";
import { Ago } from "#app/components/ui/when.tsx";
import type { InvoicesQuery } from "#app/domain/billing/admin-forms.ts";
import type { readBillingToday } from "#app/services/billing/read-billing-today.server.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { withQuery } from "#app/shared/paths.ts";

export type BillingToday = Awaited<ReturnType<typeof readBillingToday>>;

const invoices = (query: InvoicesQuery = {}) => withQuery(adminPaths.invoices(), query);

/** What institutions owe, in four figures. */
export function BillingFigures({ today: { money, due, overdue } }: { today: BillingToday }) {
  const t = useTranslations("billing-admin.today");
  return (
    <Stats>
      <Stat
        label={<Link to={adminPaths.unbilledFees()}>{t("unbilled")}</Link>}
        value={<ExactMoney fen={money.unbilledFen} unit />}
        note={t("unbilledNote", { count: money.fees })}
      />
      <Stat
        label={<Link to={invoices()}>{t("invoiced")}</Link>}
        value={<ExactMoney fen={money.invoicedFen} unit />}
      />
      <Stat
        label={<Link to={invoices({ view: "open" })}>{t("due")}</Link>}
        value={<ExactMoney fen={due.dueFen} unit />}
        note={t("dueNote", { count: due.invoices })}
      />
      <Stat
        label={<Link to={invoices({ view: "overdue" })}>{t("overdue")}</Link>}
        value={<ExactMoney fen={overdue.dueFen} unit />}
        note={t("dueNote", { count: overdue.invoices })}
        missed={overdue.invoices > 0}
      />
    </Stats>
  );
}

/** What came in, what is on its way, the balances of the accounts, and the last reconciliation. */
export function BillingSidebar({ today, asked }: { today: BillingToday; asked: number | null }) {
  const { money, lastRun, now } = today;
  const t = useTranslations("billing-admin.today");
  const amount = (fen: bigint) => <ExactMoney fen={fen} unit />;
  return (
    <aside className="stack-lg" aria-label={t("money")}>
      <SidebarSection title={t("received")}>
        <FactList>
          <Fact
            label={<Link to={invoices({ view: "settled" })}>{t("stripe")}</Link>}
            value={amount(money.receivedStripeFen)}
          />
          <Fact
            label={<Link to={adminPaths.bankStatements()}>{t("bank")}</Link>}
            value={amount(money.receivedBankFen)}
          />
        </FactList>
      </SidebarSection>
      <SidebarSection title={t("underway")}>
        <FactList>
          <Fact
            label={
              <Link to={`${adminPaths.billing()}#underway`}>{t("refunds", { count: money.refunds })}</Link>
            }
            value={amount(money.refundsFen)}
          />
          <Fact
            label={<Link to={`${adminPaths.billing()}#refunds`}>{t("refundsFailed")}</Link>}
            value={money.refundsFailed}
          />
          <Fact
            label={
              <Link to={invoices({ matter: "charge-back" })}>
                {t("chargeBacks", { count: money.chargeBacks })}
              </Link>
            }
            value={amount(money.chargeBacksFen)}
          />
        </FactList>
      </SidebarSection>
      <SidebarSection title={t("balances")}>
        <FactList>
          <Fact label={t("receivable")} value={amount(money.receivableFen)} />
          <Fact label={t("cashStripe")} value={amount(money.cashStripeFen)} />
          <Fact label={t("cashBank")} value={amount(money.cashBankFen)} />
          <Fact
            label={<Link to={invoices({ matter: "unapplied" })}>{t("unapplied")}</Link>}
            value={amount(money.unappliedFen)}
          />
          <Fact
            label={<Link to={adminPaths.bankStatements()}>{t("suspense")}</Link>}
            value={amount(money.suspenseFen)}
          />
        </FactList>
      </SidebarSection>
      <SidebarSection title={t("lastRun")}>
        <div className="stack">
          {lastRun === null ? (
            <p className="small muted">{t("never")}</p>
          ) : (
            <FactList>
              <Fact label={t("runAt")} value={<Ago at={lastRun.finishedAt} now={now} />} />
              <Fact label={t("found")} value={lastRun.found} />
              <Fact label={t("mended")} value={lastRun.mended} />
            </FactList>
          )}
          <PostForm className="row" sent={{ act: "reconcile" }}>
            <SubmitButton tone="secondary" size="sm">
              {t("runNow")}
            </SubmitButton>
          </PostForm>
          {asked === null ? null : <Asked asked={asked} lastRun={lastRun} />}
          <p className="small muted">{t("runText")}</p>
        </div>
      </SidebarSection>
    </aside>
  );
}

/** What became of the reconciliation that the reader asked for. */
function Asked({ asked, lastRun }: { asked: number } & Pick<BillingToday, "lastRun">) {
  const t = useTranslations("billing-admin.today");
  const hasRun = lastRun !== null && lastRun.startedAt.getTime() >= asked;
  const again = withQuery(adminPaths.billing(), { asked: String(asked) });
  return (
    <Notice live>
      <p>{hasRun ? t("hasRun") : t.rich("asked", { a: (text) => <Link to={again}>{text}</Link> })}</p>
    </Notice>
  );
}
