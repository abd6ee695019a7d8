import { Link } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { lazyView } from "#app/components/layout/lazy-view.tsx";
import { formatDay } from "#app/i18n/format.ts";
import { DealProgress } from "./deal-progress.tsx";
import type { RecordedDeal, RecordedDrawdown } from "./recorded-deal.ts";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { columnsNamed, RecordTable } from "#app/components/ui/record-table.tsx";
import { Instant } from "#app/components/ui/when.tsx";

/** Loaded late: few payments are reversed. */
const ReversalLink = lazyView(() => import("./reversal-notice.tsx").then((view) => view.ReversalLink));

interface DealMoneyProps {
  deal: RecordedDeal;
  drawdowns: readonly RecordedDrawdown[];
  disputeTo: (disputeId: string) => string;
  viewer: "company" | "institution";
}

/** Money paid: only what both sides have confirmed is green. */
export function DealMoney({ deal, drawdowns, disputeTo, viewer }: DealMoneyProps) {
  const t = useTranslations("deal.money");
  const { kind } = deal;
  const { column, figure } = columnsNamed(drawdowns, (key: Parameters<typeof t>[0]) => t(key, { kind }));
  const locale = useLocale();
  return (
    <Section id="money" title={t("title")} note={t("note")} spaced={false}>
      <div className="stack">
        <DealProgress deal={deal} drawdowns={drawdowns} />
        {drawdowns.length === 0 ? (
          <p className="muted">{t("none", { kind })}</p>
        ) : (
          <RecordTable
            caption={t("drawdowns", { kind })}
            rows={drawdowns}
            columns={[
              {
                ...column("drawdown", (one) => (
                  <>
                    {t("number", { number: one.sequence, kind })}
                    <small>
                      {t("asked")} <Instant at={one.requestedAt} />
                    </small>
                  </>
                )),
                foot: t("sum"),
              },
              {
                ...figure("amount", ({ amountFen, status }) => (
                  <ExactMoney fen={amountFen} moved={status === "confirmed"} />
                )),
                foot: <ExactMoney fen={deal.confirmedFen} moved={deal.confirmedFen > 0n} />,
              },
              column("paid", (one) =>
                one.valueDate === null ? (
                  <span className="muted">{t("notPaid")}</span>
                ) : (
                  <>
                    {formatDay(locale, one.valueDate)}
                    <small>{one.paymentReference}</small>
                  </>
                ),
              ),
              column("confirmed", ({ confirmedAt }) =>
                confirmedAt === null ? (
                  <span className="muted">{t("notYet")}</span>
                ) : (
                  <Instant at={confirmedAt} />
                ),
              ),
              column("status", (one) => (
                <>
                  <StateBadge of="drawdown" state={one.status} kind={kind} />
                  <div className="stack">
                    {one.disputeId === null ? null : (
                      <small>
                        <Link to={disputeTo(one.disputeId)}>{t("dispute")}</Link>
                      </small>
                    )}
                    {one.status === "confirmed" || one.status === "reversed" ? (
                      <ReversalLink viewer={viewer} drawdownId={one.id} />
                    ) : null}
                  </div>
                </>
              )),
              figure(
                "fee",
                ({ feeFen, feeInvoiceTo }) =>
                  feeFen === null ? (
                    <span className="muted">{t("notAccrued")}</span>
                  ) : (
                    <>
                      <ExactMoney fen={feeFen} />
                      {feeInvoiceTo === null ? null : (
                        <small>
                          <Link to={feeInvoiceTo}>{t("invoice")}</Link>
                        </small>
                      )}
                    </>
                  ),
                // Nothing is owed of it any more.
                { absent: ({ status }) => status === "reversed" },
              ),
            ]}
          />
        )}
      </div>
    </Section>
  );
}
