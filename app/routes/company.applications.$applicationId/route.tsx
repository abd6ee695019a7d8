import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { LazyEventTimeline } from "#app/components/events/lazy-event-timeline.ts";
import { LazyDisclosedFacts } from "#app/components/introductions/lazy-disclosed-facts.ts";
import { StoppedInstitution } from "#app/components/organizations/stopped-institution.tsx";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { More } from "#app/components/ui/disclosure.tsx";
import { LazyStaleFormNotice } from "#app/components/ui/lazy-stale-form-notice.ts";
import { PageHeader, Section, crumbTo } from "#app/components/ui/page-header.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { answerApplicationForm } from "#app/domain/applications/forms.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { paths } from "#app/shared/paths.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { suspendedShown } from "#app/http/answers/suspended-ask.server.ts";
import { stoppedShown } from "#app/http/answers/stopped-institution.server.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { translator } from "#app/i18n/translator.ts";
import { readApplicationAsCompany } from "#app/services/applications/read-application-as-company.server.ts";
import { answerApplication } from "./answer-application.server.ts";
import { CompanyPanel } from "./company-panel.tsx";
import { Declined } from "./declined.tsx";
import { OwedItems } from "./owed-items.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const read = await readApplicationAsCompany(ctx, actor, idParam(args.params, "applicationId"));
  const { institutionNameZh, institutionNameEn } = read.application;
  const institution = inLanguage(locale, institutionNameZh, institutionNameEn);
  const { end } = read;
  const ended = end === null ? null : translator(locale, "server.applicationEnds")(end, { institution });
  const { isInForce, consentExpiresAt } = read.application;
  const standing = isInForce
    ? ({ of: "consent", until: consentExpiresAt } as const)
    : ({ of: "over" } as const);
  return {
    ...read,
    ended,
    stopped:
      stoppedShown(locale, read.application, standing, ctx.now()) ??
      suspendedShown(locale, "company", read.application.askSuspendedAt, ["application", "why"]),
    institution,
    title: translator(locale, "application")("page.at", { institution }),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireCompany(args);
  const applicationId = idParam(args.params, "applicationId");
  await answerApplication(ctx, actor, applicationId, await readForm(args, answerApplicationForm));
  return seeOther(paths.company.application(applicationId));
}

export default function CompanyApplication() {
  const data = useLoaderData<typeof loader>();
  const { application, held, changes, events, institution, title } = data;
  const t = useTranslations("application");
  return (
    <>
      <PageHeader
        title={title}
        crumbs={crumbTo(t("crumbs"), t("list.companyTitle"), paths.company.applications())}
      >
        <StateBadge of="application" state={application.status} />
        <span className="nowrap">{runningNumber("application", application.number)}</span>
      </PageHeader>
      <LazyStaleFormNotice />
      <StoppedInstitution stopped={data.stopped} />
      <div className="split split--panel-end">
        <div className="stack-lg">
          <Declined application={application} institution={institution} />
          <OwedItems {...data} introductionId={application.introductionId} />
          {changes === 0 ? null : (
            <p className="small">{t("changes.own", { count: changes, institution })}</p>
          )}
          {held === null ? null : (
            <More summary={t("company.held", { institution })}>
              <LazyDisclosedFacts shown={held} />
            </More>
          )}
        </div>
        <CompanyPanel {...data} />
      </div>
      <Section id="history" title={t("history")}>
        <LazyEventTimeline
          events={events}
          viewer="company"
          names={{ institution }}
          reasons={application.status === "withdrawn" ? "companyDeclineReasons" : "declineReasons"}
        />
      </Section>
    </>
  );
}
