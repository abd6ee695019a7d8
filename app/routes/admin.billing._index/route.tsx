import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { AdminBillingTabs } from "#app/components/billing/admin-billing-tabs.tsx";
import { PageHeader, Section } from "#app/components/ui/page-header.tsx";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { errorsOfReply } from "#app/components/ui/reply-form.ts";
import { billingForm, billingQuery } from "#app/domain/billing/admin-forms.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { requireAdmin } from "#app/http/guards.server.ts";
import { translator } from "#app/i18n/translator.ts";
import { readBillingToday } from "#app/services/billing/read-billing-today.server.ts";
import { requestReconciliation } from "#app/services/billing/request-reconciliation.server.ts";
import { resendRefund } from "#app/services/billing/resend-refund.server.ts";
import { retryCall } from "#app/services/billing/retry-call.server.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { withQuery } from "#app/shared/paths.ts";
import { useReply } from "#app/shared/reply.ts";
import { AgeingTable } from "./ageing.tsx";
import { BillingFigures, BillingSidebar } from "./figures.tsx";
import { OpenMatters } from "./open-matters.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireAdmin(args, "settle");
  const title = translator(locale, "billing-admin")("today.title");
  const { asked = null } = readQuery(args.request, billingQuery);
  return { today: await readBillingToday(ctx, actor), asked, title };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireAdmin(args, "settle");
  const form = await readForm(args, billingForm);
  if (form.act === "reconcile") {
    const asked = await requestReconciliation(ctx, actor);
    return seeOther(withQuery(adminPaths.billing(), { asked: String(asked.getTime()) }));
  }
  if (form.act === "retry-call") await retryCall(ctx, actor, form);
  else await resendRefund(ctx, actor, form);
  return seeOther(adminPaths.billing());
}

export default function AdminBillingPage() {
  const { today, asked, title } = useLoaderData<typeof loader>();
  const t = useTranslations("billing-admin.today");
  const { form, refusal } = useReply();
  return (
    <>
      <PageHeader title={title} lead={t("lead")} />
      <div className="stack-lg">
        <AdminBillingTabs current="today" />
        <FormErrors errors={errorsOfReply(form)} refusal={refusal} />
        <BillingFigures today={today} />
        <div className="split split--rail-end">
          <div className="stack-lg">
            <Section id="ageing" title={t("ageing")} spaced={false}>
              <AgeingTable today={today} />
            </Section>
            <OpenMatters today={today} />
          </div>
          <BillingSidebar today={today} asked={asked} />
        </div>
      </div>
    </>
  );
}
