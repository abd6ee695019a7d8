import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { LeavingNotices } from "#app/components/deletion/leaving-notices.tsx";
import { useInstitutionName } from "#app/components/public/institution-name.ts";
import { LinkButton } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { requireCompany } from "#app/http/guards.server.ts";
import { leavingOf } from "#app/http/answers/leaving.server.ts";
import { paths } from "#app/shared/paths.ts";
import { translator } from "#app/i18n/translator.ts";
import { readCompanyDashboard } from "#app/services/prospects/read-company-dashboard.server.ts";
import { CurrentProspectView } from "./current-prospect.tsx";
import { ProspectMeta } from "./prospect-meta.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, session } = await requireCompany(args, { unregistered: "allowed" });
  const dashboard = await readCompanyDashboard(ctx, actor);
  return {
    title: translator(locale, "company")("home.title"),
    dashboard,
    leaving: leavingOf(session, locale),
  };
}

export default function CompanyDashboardPage() {
  const { leaving, ...page } = useLoaderData<typeof loader>();
  return (
    <div className="stack-lg">
      <LeavingNotices leaving={leaving} />
      <div>
        <Dashboard {...page} />
      </div>
    </div>
  );
}

function Dashboard({ title, dashboard }: Omit<ReturnType<typeof useLoaderData<typeof loader>>, "leaving">) {
  const t = useTranslations("company.home");
  const nameOf = useInstitutionName();
  if (dashboard === null) {
    return (
      <>
        <PageHeader title={title} />
        <Welcome title={t("registerTitle")} to={paths.company.profile()} action={t("register")}>
          {t("registerText")}
        </Welcome>
      </>
    );
  }
  const { company, current, now } = dashboard;
  if (current === null) {
    return (
      <>
        <PageHeader title={nameOf(company)} />
        <Welcome title={t("startTitle")} to={paths.company.prospects()} action={t("start")} done={1}>
          {t("startText")}
        </Welcome>
      </>
    );
  }
  const toDecide = current.met.filter(({ currentState }) => currentState.act === "decide").length;
  return (
    <>
      <PageHeader
        title={nameOf(company)}
        actions={
          toDecide > 1 ? (
            <LinkButton tone="primary" to={paths.company.offers()}>
              {t("compareOffers", { count: toDecide })}
            </LinkButton>
          ) : undefined
        }
      >
        <ProspectMeta current={current} now={now} />
      </PageHeader>
      <CurrentProspectView current={current} now={now} />
    </>
  );
}

interface WelcomeProps {
  title: string;
  to: string;
  action: string;
  /** How many of the first steps are done. */
  done?: number;
  children: string;
}

function Welcome({ title, to, action, done = 0, children }: WelcomeProps) {
  const t = useTranslations("company.home");
  return (
    <EmptyState
      title={title}
      steps={[t("registerStep1"), t("registerStep2"), t("registerStep3")]}
      done={done}
      actions={
        <LinkButton tone="primary" to={to}>
          {action}
        </LinkButton>
      }
    >
      {children}
    </EmptyState>
  );
}
