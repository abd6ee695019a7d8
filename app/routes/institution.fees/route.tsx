import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { BilledDrawdown } from "#app/components/billing/billed-drawdown.tsx";
import { BillingBadge } from "#app/components/billing/billing-badge.tsx";
import { BillingTabs } from "#app/components/billing/billing-tabs.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { GroupedList } from "#app/components/ui/grouped-list.tsx";
import { ExactMoney, Rate } from "#app/components/ui/money.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { columnsNamed } from "#app/components/ui/record-table.tsx";
import { DayOf } from "#app/components/ui/when.tsx";
import { FEE_GROUPS } from "#app/domain/billing/fee-lists.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { listQuery, readQuery } from "#app/http/forms/query.ts";
import { translator } from "#app/i18n/translator.ts";
import { readOwnFees } from "#app/services/billing/read-own-fees.server.ts";
import { billingPaths } from "#app/shared/billing-paths.ts";
import { paths } from "#app/shared/paths.ts";
import { FeeFigures } from "./fee-figures.tsx";

const query = listQuery(FEE_GROUPS);

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args, { unverified: "deals", need: "pay" });
  const { group, cursor } = readQuery(args.request, query);
  return {
    ...(await readOwnFees(ctx, actor, { group, cursor })),
    group: group ?? null,
    isFirst: cursor === undefined,
    title: translator(locale, "billing")("fees.title"),
  };
}

/** An institution's fees as they accrue, with their deal and the invoice on which they stand. */
export default function InstitutionFees() {
  const { page, figures, nextInvoiceOn, group, isFirst, title } = useLoaderData<typeof loader>();
  const t = useTranslations("billing.fees");
  const { column, figure } = columnsNamed(page.rows, t);
  return (
    <>
      <PageHeader
        title={title}
        lead={t("lead")}
        actions={
          <LinkButton to={billingPaths.feesCsv(group ?? undefined)} document>
            {t("csv")}
          </LinkButton>
        }
      />
      <div className="stack-lg">
        <BillingTabs at="fees" />
        <FeeFigures figures={figures} nextInvoiceOn={nextInvoiceOn} />
        <div>
          <GroupedList
            caption={title}
            page={page}
            group={group}
            isFirst={isFirst}
            lines
            path={billingPaths.fees()}
            groups={FEE_GROUPS}
            groupsLabel={t("groups")}
            nameOf={(one) => t(one ?? "all")}
            empty={
              <EmptyState
                title={t("empty")}
                actions={<LinkButton to={paths.institution.deals()}>{t("toDeals")}</LinkButton>}
              >
                {t("emptyText")}
              </EmptyState>
            }
            columns={[
              column("deal", (fee) => <BilledDrawdown of={fee} />),
              figure("drawn", (fee) => <ExactMoney fen={fee.drawnFen} />, {
                absent: ({ kind }) => kind === "recalculation",
              }),
              figure("rate", (fee) => <Rate percent={String(fee.rateBp / 100)} />),
              figure("net", (fee) => <ExactMoney fen={fee.netFen} />),
              figure("vat", (fee) => <ExactMoney fen={fee.vatFen} />),
              figure("total", (fee) => <ExactMoney fen={fee.netFen + fee.vatFen} />),
              column("status", (fee) => <BillingBadge of="fee" state={fee.status} />, { label: "" }),
              column(
                "invoice",
                ({ invoiceId, invoiceNumber }) =>
                  invoiceId === null ? null : (
                    <Link className="nowrap" to={billingPaths.invoice(invoiceId)}>
                      {invoiceNumber}
                    </Link>
                  ),
                { absent: ({ invoiceId }) => invoiceId === null },
              ),
              figure("since", (fee) => <DayOf at={fee.accruedAt} />),
            ]}
          />
        </div>
      </div>
    </>
  );
}
