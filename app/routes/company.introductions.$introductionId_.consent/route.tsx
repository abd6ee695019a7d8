import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { ConsentSteps } from "#app/components/introductions/consent-steps.tsx";
import { LiveMessages } from "#app/components/introductions/live-messages.tsx";
import { ActiveConsentFacts } from "#app/components/introductions/active-consent.tsx";
import { StoppedInstitution } from "#app/components/organizations/stopped-institution.tsx";
import { ActLink } from "#app/components/ui/act-link.tsx";
import { WhyNot } from "#app/components/ui/why-not.tsx";
import { StaleFormNotice } from "#app/components/ui/stale-form-notice.tsx";
import { PageHeader, crumbTo } from "#app/components/ui/page-header.tsx";
import { whyNotRole } from "#app/domain/accounts/actor.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { lastDayOf } from "#app/domain/introductions/consent-change.ts";
import { changeConsentForm } from "#app/domain/introductions/consent-forms.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { paths } from "#app/shared/paths.ts";
import { reviewPaths } from "#app/shared/review-paths.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { PART_OF, suspendedShown } from "#app/http/answers/suspended-ask.server.ts";
import { stoppedShown } from "#app/http/answers/stopped-institution.server.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { formatDay } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translator.ts";
import { dayOf } from "#app/lib/days.ts";
import { readConsentAsCompany } from "#app/services/introductions/read-consent-as-company.server.ts";
import { changeConsent } from "./change-consent.server.ts";
import { ExtendConsent, NarrowConsent } from "./change-forms.tsx";
import { RequestedExtension } from "./requested-extension.tsx";
import { DisclosedTable } from "./disclosed-table.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const read = await readConsentAsCompany(ctx, actor, idParam(args.params, "introductionId"));
  const { institutionNameZh, institutionNameEn } = read.introduction;
  const institution = inLanguage(locale, institutionNameZh, institutionNameEn);
  const title = translator(locale, "introduction")("ledger.title", { institution });
  const now = ctx.now();
  const { active, ended } = read;
  const standing =
    active === null ? ({ of: "over" } as const) : ({ of: "consent", until: active.expiresAt } as const);
  return {
    ...read,
    stopped:
      stoppedShown(locale, read.introduction, standing, now) ??
      suspendedShown(locale, "company", read.introduction.askSuspendedAt, [PART_OF[standing.of], "why"]),
    endedOn: ended === null ? "" : formatDay(locale, lastDayOf(ended.expiresAt)),
    institution,
    title,
    now,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireCompany(args);
  const introductionId = idParam(args.params, "introductionId");
  const form = await readForm(args, changeConsentForm(dayOf(ctx.now())));
  if (form.act === "review") {
    refuseIf(whyNotRole(actor, "work"));
    const { added, days = null } = form;
    refuseIf(added.length === 0 && days === null ? "consent-unchanged" : null);
    return seeOther(reviewPaths.extension(introductionId, { added, days }));
  }
  await changeConsent(ctx, actor, introductionId, form);
  return seeOther(paths.company.introductionConsent(introductionId));
}

export default function ConsentOfIntroduction() {
  const data = useLoaderData<typeof loader>();
  const { introduction, institution, title, active, ended, steps, asked, seen, now } = data;
  const t = useTranslations("introduction");
  const party = useTranslations("common.timeline");
  // A completed step resets the forms; a refused one keeps the input.
  const form = `${steps.length}`;
  const mayRenew = data.whyNotRenew === null && data.stopped === null;
  return (
    <>
      <LiveMessages side="company" asOf={now} />
      <PageHeader
        title={title}
        lead={t("ledger.lead", { institution })}
        crumbs={crumbTo(t("crumbs"), institution, paths.company.introduction(introduction.id))}
      />
      <StaleFormNotice />
      <StoppedInstitution stopped={data.stopped} />
      <div className="split split--panel-end">
        <div className="stack-lg">
          {asked === null || active === null ? null : (
            <RequestedExtension
              introductionId={introduction.id}
              asked={asked}
              institution={institution}
              now={now}
            />
          )}
          <ConsentSteps steps={steps} names={{ company: party("you"), institution }} />
          <DisclosedTable seen={seen} />
        </div>
        <section className="decision" aria-labelledby="standing">
          <h2 id="standing">{t(active === null ? "ledger.none" : "answer.inForce", { institution })}</h2>
          {ended === null ? null : (
            <>
              <p>{t(mayRenew ? "ledger.over" : "ledger.overOnly", { institution, day: data.endedOn })}</p>
              {mayRenew ? <ExtendConsent key={`renew ${form}`} active={ended} now={now} /> : null}
              {data.whyNotRenew === null ? null : <WhyNot code={data.whyNotRenew} />}
            </>
          )}
          {active === null ? null : (
            <>
              <ActiveConsentFacts consent={active} />
              {data.stopped === null ? (
                <ExtendConsent key={`extend ${form}`} active={active} now={now} />
              ) : null}
              <NarrowConsent key={`narrow ${form}`} active={active} now={now} />
              <ActLink to={reviewPaths.revocation(introduction.id)} tone="quiet">
                {t("answer.revoke")}
              </ActLink>
            </>
          )}
        </section>
      </div>
    </>
  );
}
