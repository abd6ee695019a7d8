import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { BillingTabs } from "#app/components/billing/billing-tabs.tsx";
import { OwnFapiao } from "#app/components/billing/fapiao-table.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { crumbTo, PageHeader } from "#app/components/ui/page-header.tsx";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { errorsOfReply } from "#app/components/ui/reply-form.ts";
import { requestFapiaoForm } from "#app/domain/billing/fapiao-rules.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { translator } from "#app/i18n/translator.ts";
import { listFapiao } from "#app/services/billing/list-fapiao.server.ts";
import { requestFapiao } from "#app/services/billing/request-fapiao.server.ts";
import { billingPaths } from "#app/shared/billing-paths.ts";
import { useReply } from "#app/shared/reply.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args);
  return { ...(await listFapiao(ctx, actor)), title: translator(locale, "billing.pricing")("fapiao.title") };
}

/** Asked for on the page of an invoice, and answered there. */
export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireInstitution(args);
  const { invoiceId, kind } = await readForm(args, requestFapiaoForm);
  await requestFapiao(ctx, actor, { invoiceId, kind });
  return seeOther(billingPaths.invoice(invoiceId));
}

export default function InstitutionFapiao() {
  const { title, fapiao } = useLoaderData<typeof loader>();
  const t = useTranslations("billing.pricing.fapiao");
  const page = useTranslations("billing.pricing.agreement");
  const profile = useTranslations("billing.pricing.profile");
  const { form, refusal } = useReply();
  return (
    <>
      <PageHeader
        title={title}
        lead={t("ownLead")}
        crumbs={crumbTo(page("crumbs"), profile("title"), billingPaths.profile())}
      />
      <div className="stack-lg">
        <BillingTabs at="fapiao" />
        <FormErrors errors={errorsOfReply(form, { kind: t("kind") })} refusal={refusal} />
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
