import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { ChangesSince, type Changes } from "#app/components/dashboards/changes-since.tsx";
import { SuspendedAsk } from "#app/components/prospects/suspended-ask.tsx";
import { More } from "#app/components/ui/disclosure.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { isOpenProspect } from "#app/domain/prospects/submission.ts";
import { paths } from "#app/shared/paths.ts";
import { AskOffMarket } from "./ask-off-market.tsx";
import { DraftProgress } from "./draft-progress.tsx";
import { EveryInstitution } from "./every-institution.tsx";
import { MoneySection } from "./money-section.tsx";
import { ProspectStages } from "./standing.tsx";
import { TaskList } from "./task-list.tsx";
import { TeaserSidebar } from "./teaser-sidebar.tsx";
import type { ShownProspect } from "./with-stopped.server.ts";

interface CurrentProspectProps {
  current: ShownProspect;
  /** The first steps, where the page has them below what was returned for changes. */
  steps: ReactNode;
  changes: Changes | null;
  /** The company's name, for what a colleague does. */
  organization: string;
  isReader: boolean;
  now: Date;
}

/** Open tasks, what changed, what stands where with the progress to money, each institution, the teaser's statistics. */
export function CurrentProspectView({ current, steps, ...props }: CurrentProspectProps) {
  const { changes, organization, isReader, now } = props;
  const isUnpublished = current.prospect.publishedAt === null;
  const isAwaited = isUnpublished && isOpenProspect(current.prospect.status);
  // Nothing goes on before its company acts, so that this stands above all else.
  const isReturned = current.prospect.status === "changes_requested";
  const tasks = <TaskList current={current} organization={organization} isReader={isReader} now={now} />;
  return (
    <div className="split split--rail-end">
      <div className="stack-lg">
        <SuspendedAsk suspended={current.suspended} prospectId={current.prospect.id} />
        <AskOffMarket current={current} />
        {isReturned ? tasks : null}
        {steps}
        {isAwaited ? <DraftProgress current={current} now={now} /> : null}
        {isReturned ? null : tasks}
        {changes === null ? null : <ChangesSince changes={changes} now={now} />}
        {isUnpublished ? null : (
          <>
            <MoneySection current={current} />
            <ProspectStages current={current} />
          </>
        )}
        <AllInstitutions current={current} now={now} />
      </div>
      <TeaserSidebar current={current} />
    </div>
  );
}

/** Why no institution has come yet. */
function nobodyYet({ status, publishedAt }: ShownProspect["prospect"]) {
  if (status === "published") return "nobodyYetText";
  return publishedAt === null && isOpenProspect(status) ? "nobodyYetDraft" : "nobodyYetOff";
}

const inView = 20;
/** So few stand in view, whosever turn it is. */
const few = 5;

type Met = ShownProspect["met"];

/** In view are those whom the company waits for: what waits for the company is above, and what is over waits for nobody. */
function AllInstitutions({ current: { met, prospect }, now }: { current: ShownProspect; now: Date }) {
  const t = useTranslations("company.home");
  const isInView = ({ currentState }: Met[number]) =>
    met.length <= few || currentState.turn === "institution";
  const awaited = met.filter(isInView);
  const rest = met.filter((row) => !isInView(row));
  return (
    <Section
      id="all"
      title={t("everyInstitution")}
      note={
        met.length > 0 ? (
          <p>
            <Link to={paths.company.institutionsCsv()} reloadDocument>
              {t("exportCsv")}
            </Link>
          </p>
        ) : undefined
      }
      spaced={false}
    >
      {met.length === 0 ? <EmptyState title={t("nobodyYet")}>{t(nobodyYet(prospect))}</EmptyState> : null}
      <Institutions
        met={awaited.slice(0, inView)}
        now={now}
        narrow
        summary={t("inTouch", { count: Math.min(awaited.length, inView) })}
      />
      <Institutions
        met={awaited.slice(inView)}
        now={now}
        summary={t("moreInstitutions", { count: awaited.length - inView })}
      />
      <Institutions met={rest} now={now} summary={t("turnOrOver", { count: rest.length })} />
    </Section>
  );
}

interface InstitutionsProps {
  met: Met;
  now: Date;
  /** They are folded behind it. */
  summary: string;
  /** Only on a phone. */
  narrow?: boolean;
}

function Institutions({ met, now, ...fold }: InstitutionsProps) {
  if (met.length === 0) return null;
  return (
    <More {...fold}>
      <EveryInstitution met={met} now={now} />
    </More>
  );
}
