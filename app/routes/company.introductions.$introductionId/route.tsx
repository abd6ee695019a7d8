import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { z } from "zod";
import { DocumentsLink } from "#app/components/documents/documents-link.tsx";
import { LazyDisclosedFacts } from "#app/components/introductions/lazy-disclosed-facts.ts";
import { MaskedNote } from "#app/components/introductions/masked-note.tsx";
import { Thread } from "#app/components/introductions/thread.tsx";
import { StoppedInstitution } from "#app/components/organizations/stopped-institution.tsx";
import { LazyEventTimeline } from "#app/components/events/lazy-event-timeline.ts";
import { LazyStaleFormNotice } from "#app/components/ui/lazy-stale-form-notice.ts";
import { LazyJustDone } from "#app/components/review/lazy-just-done.ts";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { More } from "#app/components/ui/disclosure.tsx";
import { PageHeader, Section, crumbTo } from "#app/components/ui/page-header.tsx";
import { isIntroductionOver } from "#app/domain/introductions/lifecycle.ts";
import { answerRequestForm, chosenConsentQuery, threadQuery } from "#app/domain/introductions/forms.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { mayAct } from "#app/domain/accounts/actor.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { paths } from "#app/shared/paths.ts";
import { reviewPaths, searchOfConsent } from "#app/shared/review-paths.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { PART_OF, suspendedShown } from "#app/http/answers/suspended-ask.server.ts";
import { stoppedShown } from "#app/http/answers/stopped-institution.server.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { translator } from "#app/i18n/translator.ts";
import { dayOf } from "#app/lib/days.ts";
import { readIntroductionAsCompany } from "#app/services/introductions/read-introduction-as-company.server.ts";
import { CompanyAnswer } from "./company-answer.tsx";
import { justConsented } from "./just-consented.server.ts";
import { moveIntroductionAsCompany } from "./move-introduction.server.ts";
import { stillOpenIn } from "./still-open-in.ts";
import { RequesterFacts } from "./requester-facts.tsx";

/** `consented`: after the consent that was given on its review. */
const introductionQuery = threadQuery.extend({ consented: z.literal("yes").optional() });

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const { messages, consented } = readQuery(args.request, introductionQuery);
  const introductionId = idParam(args.params, "introductionId");
  const read = await readIntroductionAsCompany(ctx, actor, { introductionId, messages });
  const { institutionNameZh, institutionNameEn, requestedBy } = read.introduction;
  const institution = inLanguage(locale, institutionNameZh, institutionNameEn);
  const t = translator(locale, "introduction");
  const title = t(requestedBy === "institution" ? "company.asksToMeet" : "company.askedToMeet", {
    institution,
  });
  const { whyNotConsent } = read;
  const roleNote = whyNotConsent && { text: translator(locale, "refusals")(whyNotConsent) };
  /** Comes back from the review with what was chosen. */
  const chosen = readQuery(args.request, chosenConsentQuery);
  const now = ctx.now();
  const open = stillOpenIn(read.introduction, now);
  const stopped =
    stoppedShown(locale, read.introduction, open, now) ??
    suspendedShown(locale, "company", read.introduction.askSuspendedAt, [PART_OF[open.of], "why"]);
  const done =
    consented === undefined ? null : justConsented(locale, read.introduction, { institution, now });
  return { ...read, done, chosen, roleNote, stopped, now, today: dayOf(now), title };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireCompany(args);
  const introductionId = idParam(args.params, "introductionId");
  const form = await readForm(args, answerRequestForm);
  if (form.act === "review") {
    if (!mayAct(actor, "work")) throw new Refusal("not-allowed-role");
    return seeOther(`${reviewPaths.grant(introductionId)}?${searchOfConsent(form)}`);
  }
  await moveIntroductionAsCompany(ctx, actor, introductionId, form);
  return seeOther(paths.company.introduction(introductionId));
}

export default function CompanyIntroduction() {
  const data = useLoaderData<typeof loader>();
  const { introduction, wouldShow, events, thread, now, title } = data;
  const t = useTranslations("introduction");
  const common = useTranslations("common.nav");
  const locale = useLocale();
  const institution = inLanguage(locale, introduction.institutionNameZh, introduction.institutionNameEn);
  return (
    <>
      <PageHeader
        title={title}
        crumbs={crumbTo(t("crumbs"), common("introductions"), paths.company.introductions())}
      >
        <StateBadge of="introduction" state={introduction.shown} />
      </PageHeader>
      <LazyStaleFormNotice />
      {data.done === null ? null : <LazyJustDone done={data.done} />}
      <StoppedInstitution stopped={data.stopped} />
      <div className="split split--panel-end">
        <div className="stack-lg">
          <RequesterFacts introduction={introduction} />
          {wouldShow === null ? null : (
            <More summary={t("company.wouldShow")}>
              <LazyDisclosedFacts shown={wouldShow} />
            </More>
          )}
        </div>
        <CompanyAnswer {...data} institution={institution} />
      </div>
      <Thread
        thread={thread}
        other={institution}
        page={paths.company.introduction(introduction.id)}
        files={paths.company.attachments(introduction.id)}
        changes={paths.company.changes()}
        now={now}
      />
      <DocumentsLink
        to={paths.company.introductionDocuments(introduction.id)}
        institution={institution}
        isOver={isIntroductionOver(introduction.shown)}
      />
      <Section id="history" title={t("history")}>
        <LazyEventTimeline
          receiptsOf={introduction.id}
          events={events}
          viewer="company"
          names={{ institution }}
          reasons={introduction.status === "declined_by_company" ? "companyDeclineReasons" : "declineReasons"}
        />
        <MaskedNote kinds={introduction.noteMasked} isOwn={introduction.status === "declined_by_company"} />
      </Section>
    </>
  );
}
