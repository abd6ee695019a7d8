import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { AdminBillingTabs } from "#app/components/billing/admin-billing-tabs.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { SearchField } from "#app/components/ui/search-field.tsx";
import { Pagination } from "#app/components/ui/navigation.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { PageHeader, Section } from "#app/components/ui/page-header.tsx";
import { feesQuery, feeWaiverForm } from "#app/domain/billing/admin-forms.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { requireAdmin } from "#app/http/guards.server.ts";
import { translator } from "#app/i18n/translator.ts";
import { listUnbilledFees } from "#app/services/billing/list-unbilled-fees.server.ts";
import { proposeFeeChange } from "#app/services/billing/propose-fee-change.server.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { withQuery } from "#app/shared/paths.ts";
import { ProposeWaiver } from "./propose-waiver.tsx";
import { UnbilledTable } from "./unbilled-table.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireAdmin(args, "settle");
  const filter = readQuery(args.request, feesQuery);
  const title = translator(locale, "billing-admin")("fees.title");
  return { page: await listUnbilledFees(ctx, actor, filter), filter, title };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireAdmin(args, "settle");
  const { feeId, reason } = await readForm(args, feeWaiverForm);
  await proposeFeeChange(ctx, actor, { feeId, kind: "waiver", amountFen: null, reason });
  return seeOther(adminPaths.feeProposals());
}

export default function UnbilledFeesPage() {
  const { page, filter, title } = useLoaderData<typeof loader>();
  const t = useTranslations("billing-admin.fees");
  const search = useTranslations("billing-admin.invoices");
  const { q, after } = filter;
  return (
    <>
      <PageHeader title={title} lead={t("lead")} />
      <div className="stack">
        <AdminBillingTabs current="fees" />
        <Form method="get" action={adminPaths.unbilledFees()} className="row">
          <SearchField q={q} label={t("search")} />
          <Button>{search("searchButton")}</Button>
        </Form>
        {page.rows.length > 0 ? (
          <UnbilledTable rows={page.rows} />
        ) : (
          <EmptyState title={t("none")}>{t("noneText")}</EmptyState>
        )}
        <Pagination
          isFirst={after === undefined}
          next={page.next}
          to={(cursor) => withQuery(adminPaths.unbilledFees(), { q, after: cursor })}
        />
        <ProposeSection rows={page.rows} title={t("proposeTitle")} />
      </div>
    </>
  );
}

function ProposeSection({
  rows,
  title,
}: {
  rows: Parameters<typeof ProposeWaiver>[0]["rows"];
  title: string;
}) {
  const open = rows.filter(({ proposalId, isTied }) => proposalId === null && !isTied);
  if (open.length === 0) return null;
  return (
    <Section id="to-waive" title={title}>
      <ProposeWaiver rows={open} />
    </Section>
  );
}
