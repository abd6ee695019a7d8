import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { DocumentsLink } from "#app/components/documents/documents-link.tsx";
import { LazyEventTimeline } from "#app/components/events/lazy-event-timeline.ts";
import { DisclosedFacts } from "#app/components/introductions/disclosed-facts.tsx";
import { MaskedNote } from "#app/components/introductions/masked-note.tsx";
import { Thread } from "#app/components/introductions/thread.tsx";
import { SuspendedAsk } from "#app/components/prospects/suspended-ask.tsx";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { LazyStaleFormNotice } from "#app/components/ui/lazy-stale-form-notice.ts";
import { PageHeader, Section, crumbTo } from "#app/components/ui/page-header.tsx";
import { isConsented, isIntroductionOver } from "#app/domain/introductions/lifecycle.ts";
import { answerAskForm, threadQuery } from "#app/domain/introductions/forms.ts";
import { suspendedShown } from "#app/http/answers/suspended-ask.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { paths } from "#app/shared/paths.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { translator } from "#app/i18n/translator.ts";
import { acceptIntroduction } from "#app/services/introductions/accept-introduction.server.ts";
import { declineIntroduction } from "#app/services/introductions/decline-introduction.server.ts";
import { readIntroductionAsInstitution } from "#app/services/introductions/read-introduction-as-institution.server.ts";
import { writeMessage } from "#app/services/introductions/write-message.server.ts";
import { startOffer } from "#app/services/offers/start-offer.server.ts";
import { InstitutionAnswer } from "./institution-answer.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args);
  const { messages } = readQuery(args.request, threadQuery);
  const introductionId = idParam(args.params, "introductionId");
  const read = await readIntroductionAsInstitution(ctx, actor, { introductionId, messages });
  const { headlineZh, headlineEn, number } = read.introduction;
  const identity = read.shown?.identity ?? null;
  const company = identity === null ? null : inLanguage(locale, identity.legalName, identity.englishName);
  const teaser = inLanguage(locale, headlineZh, headlineEn) || runningNumber("introduction", number);
  return {
    ...read,
    suspended: suspendedShown(locale, "institution", read.introduction.askSuspendedAt, [
      isConsented(read.introduction.status) ? "consent" : "request",
    ]),
    now: ctx.now(),
    company,
    title: translator(locale, "introduction")("institution.with", { company: company ?? teaser }),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireInstitution(args);
  const introductionId = idParam(args.params, "introductionId");
  const form = await readForm(args, answerAskForm);
  if (form.act === "start-offer") {
    const { offerId } = await startOffer(ctx, actor, { introductionId, instrument: form.instrument });
    return seeOther(paths.institution.offer(offerId));
  }
  if (form.act === "accept") await acceptIntroduction(ctx, actor, introductionId);
  else if (form.act === "write") await writeMessage(ctx, actor, { introductionId, ...form });
  else await declineIntroduction(ctx, actor, { introductionId, ...form });
  return seeOther(paths.institution.introduction(introductionId));
}

export default function InstitutionIntroduction() {
  const data = useLoaderData<typeof loader>();
  const { introduction, shown, events, thread, now, title, company } = data;
  const t = useTranslations("introduction");
  const common = useTranslations("common.nav");
  const locale = useLocale();
  const isOver = isIntroductionOver(introduction.shown);
  return (
    <>
      <PageHeader
        title={title}
        crumbs={crumbTo(t("crumbs"), common("introductions"), paths.institution.introductions())}
      >
        <StateBadge of="introduction" state={introduction.shown} />
        <span className="nowrap">{runningNumber("mandate", introduction.mandateNumber)}</span>
      </PageHeader>
      <LazyStaleFormNotice />
      <SuspendedAsk suspended={data.suspended} />
      <div className="split split--panel-end">
        <div className="stack-lg">
          {introduction.message === null ? null : (
            <p className="lead">{t("who.quote", { text: introduction.message })}</p>
          )}
          <MaskedNote kinds={introduction.messageMasked} isOwn={introduction.requestedBy === "institution"} />
          {shown === null ? (
            <Notice
              tone={introduction.hasEnded ? "refusal" : undefined}
              title={t(introduction.hasEnded ? "institution.ended" : "institution.blind")}
            >
              <p>
                {t(
                  introduction.hasEnded
                    ? `institution.${introduction.shown === "consent_over" ? "expiredNote" : "endedNote"}`
                    : `institution.${isOver ? "overNote" : "blindNote"}`,
                )}
              </p>
              {introduction.prospectNumber === null ? null : (
                <div className="row">
                  <LinkButton
                    to={paths.institution.opportunity(introduction.prospectId, introduction.mandateId)}
                  >
                    {t("institution.teaser", {
                      headline: inLanguage(locale, introduction.headlineZh, introduction.headlineEn),
                    })}
                  </LinkButton>
                </div>
              )}
            </Notice>
          ) : (
            <DisclosedFacts shown={shown} />
          )}
        </div>
        <InstitutionAnswer {...data} />
      </div>
      <Thread
        thread={thread}
        other={company ?? t("institution.theCompany")}
        page={paths.institution.introduction(introduction.id)}
        files={paths.institution.attachments(introduction.id)}
        changes={paths.institution.changes()}
        now={now}
      />
      <DocumentsLink to={paths.institution.introductionDocuments(introduction.id)} isOver={isOver} />
      <Section id="history" title={t("history")}>
        <LazyEventTimeline
          receiptsOf={introduction.id}
          events={events}
          viewer="institution"
          names={company === null ? {} : { company }}
          reasons={introduction.status === "declined_by_company" ? "companyDeclineReasons" : "declineReasons"}
        />
        <MaskedNote
          kinds={introduction.noteMasked}
          isOwn={introduction.status === "declined_by_institution"}
        />
      </Section>
    </>
  );
}
