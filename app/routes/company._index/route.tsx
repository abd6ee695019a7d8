import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { ChangesSince } from "#app/components/dashboards/changes-since.tsx";
import { FirstSteps } from "#app/components/dashboards/first-steps.tsx";
import { LeavingNotices } from "#app/components/deletion/leaving-notices.tsx";
import { useInstitutionName } from "#app/components/public/institution-name.ts";
import { LinkButton } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { type CompanyStep, companyFirstSteps } from "#app/domain/dashboards/first-steps.ts";
import { isOfferOnTable } from "#app/domain/prospects/current-state.ts";
import type { ProspectStatus } from "#app/domain/prospects/lifecycle.ts";
import { formatNews } from "#app/http/answers/changes.server.ts";
import { leavingOf } from "#app/http/answers/leaving.server.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { translator } from "#app/i18n/translator.ts";
import { readCompanyDashboard } from "#app/services/prospects/read-company-dashboard.server.ts";
import { paths } from "#app/shared/paths.ts";
import { withStopped } from "./with-stopped.server.ts";
import { CurrentProspectView } from "./current-prospect.tsx";
import { ProspectMeta } from "./prospect-meta.tsx";

/** Of a company that has not registered yet. */
const nothingDone = { profile: false, submit: false, publish: false, ask: false };

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, session } = await requireCompany(args, { unregistered: "allowed" });
  const dashboard = await readCompanyDashboard(ctx, actor);
  return {
    title: translator(locale, "company")("home.title"),
    dashboard: dashboard && {
      ...dashboard,
      current: dashboard.current && withStopped(locale, dashboard.current, ctx.now()),
      changes: formatNews(locale, dashboard.changes, ctx.now()),
    },
    firstSteps: dashboard ? dashboard.firstSteps : companyFirstSteps(actor.memberRole, nothingDone),
    leaving: leavingOf(session, locale),
  };
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

export default function CompanyDashboardPage() {
  const { leaving, ...page } = useLoaderData<typeof loader>();
  return (
    <div className="stack-lg">
      <LeavingNotices leaving={leaving} />
      <Dashboard {...page} />
    </div>
  );
}

function Dashboard({ title, dashboard, firstSteps }: Omit<Page, "leaving">) {
  const t = useTranslations("company.home");
  const nameOf = useInstitutionName();
  if (dashboard === null) {
    return (
      <>
        <PageHeader title={title} />
        <Steps steps={firstSteps} prospectId={null} />
        <EmptyState
          title={t("registerTitle")}
          actions={<Act to={paths.company.profile()}>{t("register")}</Act>}
        >
          {t("registerText")}
        </EmptyState>
      </>
    );
  }
  const { company, current, changes, isReader, now } = dashboard;
  const name = nameOf(company);
  const onTable = current?.met.filter(({ currentState }) => isOfferOnTable(currentState)).length ?? 0;
  const steps = (
    <Steps steps={firstSteps} prospectId={current?.prospect.id ?? null} status={current?.prospect.status} />
  );
  const isBelow = current?.prospect.status === "changes_requested";
  return (
    <>
      <PageHeader
        title={name}
        actions={
          onTable > 1 ? (
            <Act to={paths.company.offers()}>{t("compareOffers", { count: onTable })}</Act>
          ) : undefined
        }
      >
        {current === null ? null : <ProspectMeta current={current} now={now} />}
      </PageHeader>
      {isBelow ? null : steps}
      {current === null ? (
        <>
          <EmptyState
            title={t("startTitle")}
            actions={<Act to={paths.company.prospects()}>{t("start")}</Act>}
          >
            {t("startText")}
          </EmptyState>
          {changes === null ? null : <ChangesSince changes={changes} now={now} />}
        </>
      ) : (
        <CurrentProspectView
          current={current}
          steps={isBelow ? steps : null}
          changes={changes}
          organization={name}
          isReader={isReader}
          now={now}
        />
      )}
    </>
  );
}

function Act({ to, children }: { to: string; children: string }) {
  return (
    <LinkButton tone="primary" to={to}>
      {children}
    </LinkButton>
  );
}

interface StepsProps {
  steps: Page["firstSteps"];
  prospectId: string | null;
  status?: ProspectStatus | undefined;
}

function Steps({ steps, prospectId, status }: StepsProps) {
  const t = useTranslations("dashboard.steps.company");
  if (steps === null) return null;
  const to: Readonly<Record<CompanyStep, string | null>> = {
    account: null,
    profile: paths.company.profile(),
    submit: prospectId === null ? paths.company.prospects() : paths.company.prospect(prospectId),
    publish: null,
    // Funders are ranked for what is published.
    ask: prospectId !== null && status === "published" ? paths.company.funders(prospectId) : null,
  };
  return <FirstSteps steps={steps.map(({ key, isDone }) => ({ key, isDone, name: t(key), to: to[key] }))} />;
}
