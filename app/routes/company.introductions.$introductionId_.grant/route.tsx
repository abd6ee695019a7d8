import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { ActiveConsentFacts } from "#app/components/introductions/active-consent.tsx";
import { OpenedData } from "#app/components/introductions/opened-data.tsx";
import { HiddenConsent } from "#app/components/review/hidden-consent.tsx";
import { ReviewForm } from "#app/components/review/review-form.tsx";
import { PageHeader, crumbTo } from "#app/components/ui/page-header.tsx";
import { endAfter, lastDayOf } from "#app/domain/introductions/consent-change.ts";
import { chosenConsentQuery, grantConsentForm } from "#app/domain/introductions/forms.ts";
import { proposedConsentSchema } from "#app/domain/introductions/proposed-consent.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { formatDay } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translator.ts";
import { grantConsent } from "#app/services/introductions/grant-consent.server.ts";
import { reviewGrant } from "#app/services/introductions/review-grant.server.ts";
import { openedShown } from "#app/http/forms/opened-shown.server.ts";
import { paths, withQuery } from "#app/shared/paths.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const introductionId = idParam(args.params, "introductionId");
  const chosen = proposedConsentSchema.safeParse(readQuery(args.request, chosenConsentQuery));
  const consent = chosen.success ? chosen.data : null;
  const read = await reviewGrant(ctx, actor, { introductionId, fieldGroups: consent?.fieldGroups ?? [] });
  const { institutionNameZh, institutionNameEn } = read.introduction;
  const institution = inLanguage(locale, institutionNameZh, institutionNameEn);
  const title = translator(locale, "review")("consent.page", { institution });
  const expiresAt = consent === null ? null : endAfter(consent.days, ctx.now());
  const { opened, ...review } = read;
  const search = new URL(args.request.url).search;
  return {
    ...review,
    ...openedShown(locale, opened, institution),
    consent,
    expiresAt,
    institution,
    title,
    search,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireCompany(args);
  const introductionId = idParam(args.params, "introductionId");
  const { act: _, ...consent } = await readForm(args, grantConsentForm);
  await grantConsent(ctx, actor, { introductionId, ...consent });
  return seeOther(withQuery(paths.company.introduction(introductionId), { consented: "yes" }));
}

/** What a consent is about to open, to whom and until when, with the data itself beside it. */
export default function GrantConsentPage() {
  const { introduction, consent, expiresAt, whyNot, institution, title, search, version, shown, changed } =
    useLoaderData<typeof loader>();
  const t = useTranslations("review.consent");
  const locale = useLocale();
  const until = expiresAt === null ? "" : formatDay(locale, lastDayOf(expiresAt));
  const back = { to: `${paths.company.introduction(introduction.id)}${search}`, label: t("back") };
  return (
    <>
      <PageHeader title={title} crumbs={crumbTo(t("back"), institution, back.to)} />
      <div className="split split--panel-end">
        <OpenedData shown={shown} changed={changed} />
        <ReviewForm
          act="consent"
          title={t("title")}
          sent={expiresAt === null ? { version } : { version, until: lastDayOf(expiresAt) }}
          terms={
            consent === null || expiresAt === null ? null : (
              <>
                <ActiveConsentFacts consent={{ ...consent, expiresAt }} />
                <HiddenConsent {...consent} />
              </>
            )
          }
          consequences={[
            t("revealed", { institution, until }),
            t("only", { institution }),
            t("later", { institution }),
            t("logged"),
            t("goesOn", { institution }),
          ]}
          whyNot={whyNot}
          first={consent === null ? <p className="small">{t("incomplete")}</p> : null}
          button={t("act", { institution })}
          back={back}
        />
      </div>
    </>
  );
}
