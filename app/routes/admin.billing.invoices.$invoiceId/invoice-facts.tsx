import { Link } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { BillingBadge } from "#app/components/billing/billing-badge.tsx";
import { useMemberName } from "#app/components/deletion/member-name.ts";
import { Badge } from "#app/components/ui/badge.tsx";
import { Fact, FactList, SidebarSection } from "#app/components/ui/facts.tsx";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { Day, DayOf, Instant } from "#app/components/ui/when.tsx";
import { formatMonth } from "#app/i18n/format-month.ts";
import type { readInvoiceAsAdmin } from "#app/services/billing/read-invoice-as-admin.server.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";

export type ReadInvoice = Awaited<ReturnType<typeof readInvoiceAsAdmin>>;

/** Its state, and what it replaces or was replaced by. */
export function InvoiceState({ invoice, isOverdue }: Pick<ReadInvoice, "invoice" | "isOverdue">) {
  const t = useTranslations("billing-admin.invoice");
  const memberName = useMemberName();
  const { status, voidedAt, voidReason, voidedBy, voiderName } = invoice;
  return (
    <>
      {isOverdue ? (
        <Badge tone="refused">{t("overdue")}</Badge>
      ) : (
        <BillingBadge of="invoice" state={status} />
      )}
      {voidedAt === null ? null : (
        <span>
          {t.rich("voided", {
            name: memberName(voiderName, voidedBy ?? ""),
            reason: voidReason ?? "",
            at: () => <Instant at={voidedAt} />,
          })}
        </span>
      )}
    </>
  );
}

/** Its days, amounts, and whom it is made out to. */
export function InvoiceSidebar({ invoice, amounts }: Pick<ReadInvoice, "invoice" | "amounts">) {
  const t = useTranslations("billing-admin.invoice");
  const locale = useLocale();
  const { settledAt, reminders, remindedAt, replacesId, replacedById, profile } = invoice;
  const amount = (fen: bigint) => <ExactMoney fen={fen} />;
  return (
    <aside className="stack-lg" aria-label={t("figures")}>
      <SidebarSection title={t("figures")}>
        <FactList>
          <Fact label={t("net")} value={amount(invoice.netFen)} />
          <Fact label={t("vat")} value={amount(invoice.vatFen)} />
          <Fact label={t("totalFact")} value={amount(invoice.totalFen)} />
          <Fact label={t("creditedFact")} value={amount(amounts.creditedFen)} />
          <Fact label={t("paidFact")} value={amount(amounts.paidFen)} />
          <Fact label={t("refundedFact")} value={amount(amounts.refundedFen)} />
          <Fact label={t("dueFact")} value={<b>{amount(amounts.dueFen)}</b>} />
        </FactList>
      </SidebarSection>
      <SidebarSection title={t("dates")}>
        <FactList>
          <Fact
            label={t("period")}
            value={<span className="nowrap">{formatMonth(locale, invoice.period)}</span>}
          />
          <Fact label={t("issued")} value={<DayOf at={invoice.issuedAt} />} />
          <Fact label={t("dueOn")} value={<Day day={invoice.dueOn} />} />
          {settledAt === null ? null : <Fact label={t("settled")} value={<DayOf at={settledAt} />} />}
          <Fact
            label={t("reminders")}
            value={
              remindedAt === null
                ? t("notReminded")
                : t.rich("reminded", { count: reminders, at: () => <DayOf at={remindedAt} /> })
            }
          />
          {replacesId === null ? null : (
            <Fact
              label={t("replaces")}
              value={<Link to={adminPaths.invoice(replacesId)}>{invoice.replacesNumber}</Link>}
            />
          )}
          {replacedById === null ? null : (
            <Fact
              label={t("replacedBy")}
              value={<Link to={adminPaths.invoice(replacedById)}>{invoice.replacedByNumber}</Link>}
            />
          )}
        </FactList>
      </SidebarSection>
      <SidebarSection title={t("profile")}>
        <FactList>
          <Fact label={t("profileTitle")} value={profile.title} />
          <Fact label={t("taxNumber")} value={<span className="num">{profile.taxNumber}</span>} />
          <Fact label={t("email")} value={<span className="break-all">{profile.email}</span>} />
        </FactList>
      </SidebarSection>
    </aside>
  );
}
