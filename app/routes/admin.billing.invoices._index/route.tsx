import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { AdminBillingTabs } from "#app/components/billing/admin-billing-tabs.tsx";
import { Pagination, Tabs } from "#app/components/ui/navigation.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { INVOICE_VIEWS, invoicesQuery } from "#app/domain/billing/admin-forms.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { requireAdmin } from "#app/http/guards.server.ts";
import { translator } from "#app/i18n/translator.ts";
import { listInvoicesAsAdmin } from "#app/services/billing/list-invoices-as-admin.server.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { withQuery } from "#app/shared/paths.ts";
import { InvoiceFilters } from "./invoice-filters.tsx";
import { InvoiceTable } from "./invoice-table.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireAdmin(args, "settle");
  const filter = readQuery(args.request, invoicesQuery);
  const title = translator(locale, "billing-admin")("invoices.title");
  return { ...(await listInvoicesAsAdmin(ctx, actor, filter)), filter, title };
}

export default function AdminInvoicesPage() {
  const { page, counts, filter, today, title } = useLoaderData<typeof loader>();
  const t = useTranslations("billing-admin.invoices");
  const { after, ...rest } = filter;
  const to = (change: Record<string, string | undefined>) =>
    withQuery(adminPaths.invoices(), { ...rest, ...change });
  return (
    <>
      <PageHeader title={title} lead={t("lead")} />
      <div className="stack">
        <AdminBillingTabs current="invoices" />
        <Tabs
          label={t("views")}
          tabs={[
            {
              key: "all",
              to: to({ view: undefined }),
              label: t("all"),
              count: counts.all,
              current: filter.view === undefined,
            },
            ...INVOICE_VIEWS.map((view) => ({
              key: view,
              to: to({ view }),
              label: t(view),
              count: counts[view],
              current: filter.view === view,
            })),
          ]}
        />
        <InvoiceFilters filter={filter} />
        {page.rows.length > 0 ? (
          <InvoiceTable rows={page.rows} today={today} />
        ) : (
          <EmptyState title={t(counts.all === 0 ? "noneYet" : "none")}>
            {t(counts.all === 0 ? "noneYetText" : "noneText")}
          </EmptyState>
        )}
        <Pagination isFirst={after === undefined} next={page.next} to={(cursor) => to({ after: cursor })} />
      </div>
    </>
  );
}
