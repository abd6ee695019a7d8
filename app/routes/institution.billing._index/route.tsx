import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { BillingProfileFields } from "#app/components/billing/billing-profile-fields.tsx";
import { BillingTabs } from "#app/components/billing/billing-tabs.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { crumbTo, PageHeader, Section } from "#app/components/ui/page-header.tsx";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { usePageForm } from "#app/components/ui/reply-form.ts";
import { billingProfileForm } from "#app/domain/billing/billing-profile.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { formatDay, formatInstant } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translator.ts";
import { readBillingProfile } from "#app/services/billing/read-billing-profile.server.ts";
import { saveBillingProfile } from "#app/services/billing/save-billing-profile.server.ts";
import { billingPaths } from "#app/shared/billing-paths.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args, { unverified: "deals" });
  const read = await readBillingProfile(ctx, actor);
  return { ...read, title: translator(locale, "billing.pricing")("profile.title") };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireInstitution(args, { unverified: "deals", need: "pay" });
  await saveBillingProfile(ctx, actor, await readForm(args, billingProfileForm));
  return seeOther(billingPaths.profile());
}

export default function BillingPage() {
  const { title, profile, agreement } = useLoaderData<typeof loader>();
  const t = useTranslations("billing.pricing.profile");
  const page = useTranslations("billing.pricing.agreement");
  const institution = useTranslations("institution.profile");
  const locale = useLocale();
  const { revision, updatedAt } = profile;
  const form = usePageForm("billing-profile", useBillingLabels(), { ...profile });
  const version = formatDay(locale, agreement.version);
  return (
    <>
      <PageHeader
        title={title}
        lead={t("lead")}
        crumbs={crumbTo(page("crumbs"), institution("title"), billingPaths.institutionProfile())}
      />
      <div className="stack-lg">
        <BillingTabs at="profile" />
        <FormErrors errors={form.errors} refusal={form.refusal} />
        <Section id="agreement" title={t("agreement")} spaced={false}>
          <p>
            {agreement.acceptedAt === null
              ? t("agreementMissing", { version })
              : t("agreementAccepted", { version, when: formatInstant(locale, agreement.acceptedAt) })}{" "}
            <Link to={billingPaths.agreement(billingPaths.profile())}>{t("readAgreement")}</Link>
          </p>
        </Section>
        <Section id="profile" title={t("formTitle")} spaced={false}>
          {updatedAt === null ? (
            <Notice>
              <p>{t("registered")}</p>
            </Notice>
          ) : (
            <p className="small muted">{t("savedAt", { when: formatInstant(locale, updatedAt) })}</p>
          )}
          <PostForm id={form.id} need="pay" sent={{ revision }}>
            <BillingProfileFields form={form} />
            <div className="form-actions">
              <SubmitButton>{t("save")}</SubmitButton>
            </div>
          </PostForm>
        </Section>
      </div>
    </>
  );
}

function useBillingLabels() {
  const t = useTranslations("billing.pricing.profile.fields");
  return {
    title: t("title"),
    taxNumber: t("taxNumber"),
    address: t("address"),
    phone: t("phone"),
    bankName: t("bankName"),
    bankAccount: t("bankAccount"),
    email: t("email"),
    locale: t("locale"),
    fapiaoKind: t("fapiaoKind"),
    revision: t("title"),
  };
}
