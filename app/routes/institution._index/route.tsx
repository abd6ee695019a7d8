import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { LeavingNotices } from "#app/components/deletion/leaving-notices.tsx";
import { useName } from "#app/components/moderation/use-name.ts";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Stat, Stats } from "#app/components/ui/stats.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { PageHeader, Section } from "#app/components/ui/page-header.tsx";
import { WhyNot } from "#app/components/ui/why-not.tsx";
import { requireInstitution } from "#app/http/guards.server.ts";
import { leavingOf } from "#app/http/answers/leaving.server.ts";
import { paths } from "#app/shared/paths.ts";
import { translator } from "#app/i18n/translator.ts";
import { readInstitutionDashboard } from "#app/services/organizations/read-institution-dashboard.server.ts";
import { MandateUse } from "./mandate-use.tsx";
import { Tasks } from "./tasks.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, session } = await requireInstitution(args);
  const dashboard = await readInstitutionDashboard(ctx, actor);
  return {
    dashboard,
    leaving: leavingOf(session, locale),
    title: translator(locale, "institution")("dashboard.title"),
  };
}

export default function DashboardPage() {
  const { dashboard, leaving } = useLoaderData<typeof loader>();
  const t = useTranslations("institution.dashboard");
  const name = useName();
  const { status, sums, tasks, total, mandates, whyNotOffer, now } = dashboard;
  return (
    <>
      <PageHeader
        title={name(dashboard)}
        actions={
          <LinkButton to={paths.institution.opportunities()} tone="primary">
            {t("findOpportunities")}
          </LinkButton>
        }
      >
        <StateBadge of="institution" state={status} />
      </PageHeader>
      <div className="stack-lg">
        <LeavingNotices leaving={leaving} />
        {whyNotOffer === null ? null : <WhyNot code={whyNotOffer} />}
        <Stats>
          <Stat
            label={t("left")}
            value={<Money fen={sums.leftFen} />}
            note={t.rich("ofBudget", { amount: () => <Money fen={sums.budgetFen} /> })}
          />
          <Stat label={t("waiting")} value={total} />
          <Stat
            label={t("introductions")}
            value={sums.openIntroductions}
            note={t("ofCap", { cap: sums.introductionCap })}
          />
          <Stat
            label={t("drawn")}
            value={<Money fen={sums.drawnFen} moved={sums.drawnFen > 0n} />}
            note={t("drawnNote")}
          />
        </Stats>
        <Section id="now" title={t("now")} spaced={false} note={t("nowNote", { count: total })}>
          <Tasks tasks={tasks} now={now} />
        </Section>
        <Section id="budget" title={t("budget")} spaced={false} note={t("budgetNote")}>
          <MandateUse mandates={mandates} />
        </Section>
      </div>
    </>
  );
}
