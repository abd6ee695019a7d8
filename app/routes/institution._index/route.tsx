import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { ChangesSince } from "#app/components/dashboards/changes-since.tsx";
import { FirstSteps } from "#app/components/dashboards/first-steps.tsx";
import { LeavingNotices } from "#app/components/deletion/leaving-notices.tsx";
import { useName } from "#app/components/moderation/use-name.ts";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { PageHeader, Section } from "#app/components/ui/page-header.tsx";
import { OwnWhyNot } from "#app/components/organizations/own-why-not.tsx";
import type { InstitutionStep } from "#app/domain/dashboards/first-steps.ts";
import { isBeingVerified } from "#app/domain/organizations/lifecycle.ts";
import { formatNews } from "#app/http/answers/changes.server.ts";
import { leavingOf } from "#app/http/answers/leaving.server.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { translator } from "#app/i18n/translator.ts";
import { readInstitutionDashboard } from "#app/services/organizations/read-institution-dashboard.server.ts";
import { paths } from "#app/shared/paths.ts";
import { MandateUse } from "./mandate-use.tsx";
import { PipelineStages } from "./standing.tsx";
import { MoreTasks } from "./more-tasks.tsx";
import { InstitutionTasks } from "./tasks.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, session } = await requireInstitution(args, { unverified: "drafts" });
  const { changes, ...dashboard } = await readInstitutionDashboard(ctx, actor);
  return {
    dashboard,
    changes: formatNews(locale, changes, dashboard.now),
    leaving: leavingOf(session, locale),
    title: translator(locale, "institution")("dashboard.title"),
  };
}

export default function DashboardPage() {
  const { dashboard, changes, leaving } = useLoaderData<typeof loader>();
  const t = useTranslations("institution.dashboard");
  const use = useTranslations("dashboard.use");
  const name = useName();
  const mayStart = dashboard.whyNotOffer === null;
  const {
    status,
    tasks,
    total,
    rest,
    mandates,
    mandateCount,
    whyNotOffer,
    firstSteps,
    isVerified,
    isReader,
    now,
  } = dashboard;
  return (
    <>
      <PageHeader
        title={name(dashboard)}
        actions={
          isVerified ? (
            // Where nothing new can be started, what goes on.
            <LinkButton
              to={mayStart ? paths.institution.opportunities() : paths.institution.deals()}
              tone="primary"
            >
              {t(mayStart ? "findOpportunities" : "openDeals")}
            </LinkButton>
          ) : undefined
        }
      >
        <StateBadge of="institution" state={status} />
      </PageHeader>
      <div className="stack-lg">
        <LeavingNotices leaving={leaving} />
        {whyNotOffer === null ? null : isBeingVerified(status) ? (
          <Notice>
            <p>
              {t.rich("beingVerified", {
                a: (words) => <Link to={paths.institution.application()}>{words}</Link>,
              })}
            </p>
          </Notice>
        ) : (
          <OwnWhyNot code={whyNotOffer} />
        )}
        <Steps steps={firstSteps} isVerified={isVerified} />
        <Section
          id="now"
          title={t(isReader ? "nowOfInstitution" : "now")}
          spaced={false}
          note={t("nowNote", { count: total })}
        >
          <InstitutionTasks
            tasks={tasks}
            commitments={dashboard.commitments}
            isVerified={isVerified}
            mayStart={mayStart}
            organization={name(dashboard)}
            now={now}
          />
          <MoreTasks rest={rest} />
        </Section>
        <ChangesSince changes={changes} now={now} />
        {isVerified ? <PipelineStages dashboard={dashboard} /> : null}
        <Section
          id="budget"
          title={t("budget")}
          spaced={false}
          note={use("budgetNote", { of: dashboard.words })}
        >
          <MandateUse mandates={mandates} count={mandateCount} />
        </Section>
      </div>
    </>
  );
}

const stepPages: Readonly<Record<InstitutionStep, string | null>> = {
  account: null,
  verify: paths.institution.application(),
  factor: paths.secondFactor(),
  team: paths.institution.team(),
  mandate: paths.institution.mandates(),
  pursue: paths.institution.opportunities(),
};

interface StepsProps {
  steps: ReturnType<typeof useLoaderData<typeof loader>>["dashboard"]["firstSteps"];
  isVerified: boolean;
}

function Steps({ steps, isVerified }: StepsProps) {
  const t = useTranslations("dashboard.steps.institution");
  if (steps === null) return null;
  const pageOf = (step: InstitutionStep) => (step === "pursue" && !isVerified ? null : stepPages[step]);
  return <FirstSteps steps={steps.map((step) => ({ ...step, name: t(step.key), to: pageOf(step.key) }))} />;
}
