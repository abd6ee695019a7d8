import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { AskSummary } from "#app/components/applications/ask-summary.tsx";
import { FitTable } from "#app/components/applications/fit-table.tsx";
import { YearFigures } from "#app/components/applications/year-figures.tsx";
import { LazyEventTimeline } from "#app/components/events/lazy-event-timeline.ts";
import { LiveMessages } from "#app/components/introductions/live-messages.tsx";
import { SuspendedAsk } from "#app/components/prospects/suspended-ask.tsx";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { StaleFormNotice } from "#app/components/ui/stale-form-notice.tsx";
import { PageHeader, Section } from "#app/components/ui/page-header.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { decideApplicationForm } from "#app/domain/applications/forms.ts";
import { horizons } from "#app/domain/horizons.ts";
import { suspendedShown } from "#app/http/answers/suspended-ask.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { formatChanges, formatLines } from "#app/http/forms/format-lines.server.ts";
import { formatDossier } from "#app/shared/dossier/dossier.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { paths } from "#app/shared/paths.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { translator } from "#app/i18n/translator.ts";
import { dayOf } from "#app/lib/days.ts";
import { readApplicationAsInstitution } from "#app/services/applications/read-application-as-institution.server.ts";
import { ApplicationDecision, DecisionBar } from "./application-decision.tsx";
import { LazyApplicationRecord, LazyTeamTasks } from "./lazy-parts.ts";
import { moveApplicationAsInstitution } from "./move-application.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args);
  const applicationId = idParam(args.params, "applicationId");
  const { ask, changes, given, files, ...read } = await readApplicationAsInstitution(
    ctx,
    actor,
    applicationId,
  );
  const t = translator(locale, "application");
  const { headlineZh, headlineEn, number } = read.application;
  const identity = read.shown?.identity ?? null;
  const company = identity === null ? null : inLanguage(locale, identity.legalName, identity.englishName);
  const headline = inLanguage(locale, headlineZh, headlineEn);
  return {
    ...read,
    suspended: suspendedShown(locale, "institution", read.application.askSuspendedAt, ["application"]),
    dossier: given === null ? null : formatDossier(locale, { ...read, given, files }),
    files,
    company: company ?? t("page.theCompany"),
    deadline: horizons.deadline(dayOf(ctx.now())),
    given: formatLines(locale, ask),
    changes: formatChanges(locale, changes),
    title:
      company !== null
        ? t("page.from", { company })
        : headline
          ? t("page.headed", { headline })
          : t("page.numbered", { number: runningNumber("application", number) }),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireInstitution(args);
  const applicationId = idParam(args.params, "applicationId");
  const form = await readForm(args, decideApplicationForm(dayOf(ctx.now())));
  await moveApplicationAsInstitution(ctx, actor, applicationId, form);
  return seeOther(paths.institution.applicationOf(applicationId));
}

export default function InstitutionApplication() {
  const data = useLoaderData<typeof loader>();
  const { application, shown, dossier, given, changes, liveVersion, items, files, events } = data;
  const { company, title, tasks, isReader, now } = data;
  const t = useTranslations("application");
  const nav = useTranslations("common.nav");
  return (
    <>
      <LiveMessages side="institution" asOf={now} />
      <PageHeader
        title={title}
        actions={
          dossier === null ? undefined : (
            <LinkButton
              to={`${paths.institution.applicationOf(application.id)}/application.pdf`}
              tone="quiet"
              document
            >
              {t("page.pdf")}
            </LinkButton>
          )
        }
        crumbs={{
          label: t("crumbs"),
          items: [
            { label: nav("pipeline"), to: paths.institution.pipeline() },
            { label: t("list.institutionTitle"), to: paths.institution.applications() },
          ],
        }}
      >
        <StateBadge of="application" state={application.status} />
        <span className="nowrap">{runningNumber("application", application.number)}</span>
        {application.mandateNumber === null ? null : (
          <span className="nowrap">{runningNumber("mandate", application.mandateNumber)}</span>
        )}
        <Link to={paths.institution.introduction(application.introductionId)}>
          {t("page.introduction", {
            number: runningNumber("introduction", application.introductionNumber),
          })}
        </Link>
      </PageHeader>
      <StaleFormNotice />
      <SuspendedAsk suspended={data.suspended} />
      <div className="split split--panel-middle">
        {dossier === null ? (
          <Notice tone="refusal" title={t("ended.title")}>
            <p>{t("ended.text")}</p>
          </Notice>
        ) : (
          <AskSummary ask={dossier.ask} />
        )}
        <ApplicationDecision {...data} />
        {shown === null || dossier === null ? null : (
          <div className="stack-lg">
            <FitTable
              fit={dossier.fit}
              linkOf={(fileId) => paths.institution.documentFile(application.introductionId, fileId)}
            />
            {dossier.years === null ? null : (
              <YearFigures figures={dossier.years} note={shown.figures?.note ?? null} />
            )}
            <LazyApplicationRecord
              items={items}
              files={files}
              shown={shown}
              introductionId={application.introductionId}
              given={given}
              changes={changes}
              liveVersion={liveVersion}
            />
          </div>
        )}
      </div>
      <LazyTeamTasks tasks={tasks} mayNote={!isReader} now={now} />
      <Section id="history" title={t("history")}>
        <LazyEventTimeline
          events={events}
          viewer="institution"
          names={{ company }}
          reasons="declineReasons"
        />
      </Section>
      <DecisionBar application={application} other={company} now={now} />
    </>
  );
}
