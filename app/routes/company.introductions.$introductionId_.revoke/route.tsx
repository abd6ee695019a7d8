import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { ActiveConsentFacts } from "#app/components/introductions/active-consent.tsx";
import { ConsentSteps } from "#app/components/introductions/consent-steps.tsx";
import { ReviewForm } from "#app/components/review/review-form.tsx";
import { PageHeader, crumbTo } from "#app/components/ui/page-header.tsx";
import { revokeConsentForm } from "#app/domain/introductions/forms.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { translator } from "#app/i18n/translator.ts";
import { readConsentAsCompany } from "#app/services/introductions/read-consent-as-company.server.ts";
import { revokeConsent } from "#app/services/introductions/revoke-consent.server.ts";
import { paths } from "#app/shared/paths.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const read = await readConsentAsCompany(ctx, actor, idParam(args.params, "introductionId"));
  const { institutionNameZh, institutionNameEn } = read.introduction;
  const institution = inLanguage(locale, institutionNameZh, institutionNameEn);
  const title = translator(locale, "review")("revoke.page", { institution });
  const { introduction, active, steps } = read;
  return { introduction, active, steps, institution, title };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireCompany(args);
  const introductionId = idParam(args.params, "introductionId");
  const { sequence } = await readForm(args, revokeConsentForm);
  await revokeConsent(ctx, actor, introductionId, sequence);
  return seeOther(paths.company.introduction(introductionId));
}

/** What ends with a consent, before it is revoked. */
export default function RevokeConsentPage() {
  const { introduction, active, steps, institution, title } = useLoaderData<typeof loader>();
  const t = useTranslations("review.revoke");
  const party = useTranslations("common.timeline");
  const back = { to: paths.company.introduction(introduction.id), label: t("back") };
  return (
    <>
      <PageHeader title={title} crumbs={crumbTo(t("back"), institution, back.to)} />
      <div className="split split--panel-end">
        <ConsentSteps steps={steps} names={{ company: party("you"), institution }} />
        <ReviewForm
          act="revoke"
          isDestructive
          title={t("title")}
          {...(active === null ? {} : { sent: { sequence: active.sequence } })}
          terms={
            active === null ? <p className="muted">{t("none")}</p> : <ActiveConsentFacts consent={active} />
          }
          consequences={[t("ends", { institution }), t("closes"), t("stays"), t("told", { institution })]}
          whyNot={active === null ? "consent-not-found" : null}
          button={t("act")}
          back={back}
        />
      </div>
    </>
  );
}
