import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { BillingBadge } from "#app/components/billing/billing-badge.tsx";
import { BillingTabs } from "#app/components/billing/billing-tabs.tsx";
import { Badge } from "#app/components/ui/badge.tsx";
import { GroupedList } from "#app/components/ui/grouped-list.tsx";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { columnsNamed } from "#app/components/ui/record-table.tsx";
import { Day, DayOf } from "#app/components/ui/when.tsx";
import type { InvoiceStatus } from "#app/domain/billing/lifecycle.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { listQuery, readQuery } from "#app/http/forms/query.ts";
import { formatMonth } from "#app/i18n/format-month.ts";
import { translator } from "#app/i18n/translator.ts";
import { dayOf } from "#app/lib/days.ts";
import { readOwnInvoices } from "#app/services/billing/read-own-invoices.server.ts";
import { billingPaths } from "#app/shared/billing-paths.ts";

const groups = ["open", "settled", "void"] as const satisfies readonly InvoiceStatus[];
const query = listQuery(groups);

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args, { unverified: "deals", need: "pay" });
  const { group, cursor } = readQuery(args.request, query);
  return {
    page: await readOwnInvoices(ctx, actor, { status: group, cursor }),
    group: group ?? null,
    isFirst: cursor === undefined,
    today: dayOf(ctx.now()),
    title: translator(locale, "billing")("invoices.title"),
  };
}

/** An institution's invoices: what each says, what is due of it, and its tax invoice. */
export default function InstitutionInvoices() {
  const { page, group, isFirst, today, title } = useLoaderData<typeof loader>();
  const t = useTranslations("billing.invoices");
  const fapiao = useTranslations("billing.fapiao");
  const locale = useLocale();
  const { column, figure } = columnsNamed(page.rows, t);
  return (
    <>
      <PageHeader title={title} lead={t("lead")} />
      <div className="stack-lg">
        <BillingTabs at="invoices" />
        <div>
          <GroupedList
            caption={title}
            page={page}
            group={group}
            isFirst={isFirst}
            lines
            path={billingPaths.invoices()}
            groups={groups}
            groupsLabel={t("groups")}
            nameOf={(one) => t(one ?? "all")}
            empty={<EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>}
            columns={[
              column("number", (invoice) => (
                <>
                  <Link className="row-link nowrap" to={billingPaths.invoice(invoice.id)}>
                    {invoice.number}
                  </Link>
                  <small>{formatMonth(locale, invoice.period)}</small>
                </>
              )),
              figure("issued", (invoice) => <DayOf at={invoice.issuedAt} />),
              figure("dueOn", (invoice) => <Day day={invoice.dueOn} />),
              figure("total", (invoice) => <ExactMoney fen={invoice.totalFen} />),
              figure("left", (invoice) => <ExactMoney fen={invoice.leftFen} />),
              column("status", (invoice) =>
                invoice.leftFen > 0n && invoice.dueOn < today ? (
                  <Badge tone="due">{t("overdue")}</Badge>
                ) : (
                  <BillingBadge of="invoice" state={invoice.status} />
                ),
              ),
              column("fapiao", ({ fapiaoStatus }) => (fapiaoStatus === null ? null : fapiao(fapiaoStatus)), {
                absent: ({ fapiaoStatus }) => fapiaoStatus === null,
              }),
            ]}
          />
        </div>
      </div>
    </>
  );
}
