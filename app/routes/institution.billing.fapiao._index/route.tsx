import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { BillingTabs } from "#app/components/billing/billing-tabs.tsx";
import { OwnFapiao } from "#app/components/billing/fapiao-table.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { crumbTo, PageHeader } from "#app/components/ui/page-header.tsx";
import { requireInstitution } from "#app/http/guards.server.ts";
import { translator } from "#app/i18n/translator.ts";
import { listFapiao } from "#app/services/billing/list-fapiao.server.ts";
import { billingPaths } from "#app/shared/billing-paths.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args, { unverified: "deals" });
  return { ...(await listFapiao(ctx, actor)), title: translator(locale, "billing.pricing")("fapiao.title") };
}

export default function InstitutionFapiao() {
  const { title, fapiao } = useLoaderData<typeof loader>();
  const t = useTranslations("billing.pricing.fapiao");
  const page = useTranslations("billing.pricing.agreement");
  const profile = useTranslations("billing.pricing.profile");
  return (
    <>
      <PageHeader
        title={title}
        lead={t("ownLead")}
        crumbs={crumbTo(page("crumbs"), profile("title"), billingPaths.profile())}
      />
      <div className="stack-lg">
        <BillingTabs at="fapiao" />
        {fapiao.length === 0 ? (
          <EmptyState
            title={t("ownEmpty")}
            actions={<LinkButton to={billingPaths.invoices()}>{t("toInvoices")}</LinkButton>}
          >
            {t("ownEmptyText")}
          </EmptyState>
        ) : (
          <OwnFapiao fapiao={fapiao} caption={title} />
        )}
      </div>
    </>
  );
}
