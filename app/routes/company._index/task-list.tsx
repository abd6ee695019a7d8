import { useTranslations } from "use-intl";
import { useInstitutionName } from "#app/components/public/institution-name.ts";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Clock, type ClockAct } from "#app/components/ui/clock.tsx";
import { More } from "#app/components/ui/disclosure.tsx";
import { Money, Rate } from "#app/components/ui/money.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { offeredTerm } from "#app/i18n/offered-term.ts";
import { paths } from "#app/shared/paths.ts";
import { reversalPath } from "#app/shared/reversal-paths.ts";
import type {
  CurrentProspect,
  MetInstitution,
} from "#app/services/prospects/read-company-dashboard.server.ts";

interface Task {
  key: string;
  title: React.ReactNode;
  text: React.ReactNode;
  to: string;
  action: string;
  clock: { act: ClockAct; since: Date; by: Date; daysLeft: number } | null;
}

const inView = 10;

/** The company's tasks, nearest deadline first; those without a deadline come last. */
export function TaskList({ current, who, now }: { current: CurrentProspect; who: string; now: Date }) {
  const t = useTranslations("company.home");
  const tasks = [...useProspectTasks(current), ...useInstitutionTasks(current.met)].sort(
    (a, b) => (a.clock?.by.getTime() ?? Infinity) - (b.clock?.by.getTime() ?? Infinity) || 0,
  );
  return (
    <Section
      id="now"
      title={t(who === "you" ? "now" : "nowOfCompany")}
      note={tasks.length === 0 ? t("nothing") : t("things", { count: tasks.length })}
      spaced={false}
    >
      {tasks.length === 0 ? null : <Tasks tasks={tasks.slice(0, inView)} who={who} now={now} />}
      {tasks.length > inView ? (
        <More summary={t("moreTasks", { count: tasks.length - inView })}>
          <Tasks tasks={tasks.slice(inView)} who={who} now={now} />
        </More>
      ) : null}
    </Section>
  );
}

function Tasks({ tasks, who, now }: { tasks: readonly Task[]; who: string; now: Date }) {
  return (
    <ul className="tasks">
      {tasks.map(({ key, title, text, to, action, clock }) => (
        <li key={key}>
          <div>
            <h3>{title}</h3>
            <p>{text}</p>
          </div>
          <div className="tasks__side">
            {clock ? (
              <Clock
                who={who}
                act={clock.act}
                startedAt={clock.since}
                dueAt={clock.by}
                now={now}
                workingDays={Math.abs(clock.daysLeft)}
              />
            ) : null}
            <div className="row">
              <LinkButton size="sm" to={to}>
                {action}
              </LinkButton>
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}

function useProspectTasks({ prospect, review, expiresInDays }: CurrentProspect): Task[] {
  const t = useTranslations("company.home");
  const to = paths.company.prospect(prospect.id);
  const task = (key: "notes" | "renew", clock: Task["clock"]): Task => ({
    key,
    title: t(`tasks.${key}`),
    text: t(`tasks.${key}Text`),
    to,
    action: t(`tasks.${key}Act`),
    clock,
  });
  const tasks: Task[] = [];
  if (review && !review.isOpen && review.decision === "changes_requested") {
    const { waitingSince: since, dueAt: by, daysLeft } = review;
    const isWaiting = review.status === "awaiting_party";
    tasks.push(task("notes", isWaiting ? { act: "change", since, by, daysLeft } : null));
  }
  if (prospect.status === "published" && prospect.expiresAt && prospect.expiryWarnedAt) {
    const { expiryWarnedAt: since, expiresAt: by } = prospect;
    tasks.push(task("renew", { act: "renew", since, by, daysLeft: expiresInDays ?? 0 }));
  }
  return tasks;
}

const clockActs = {
  consent: "consent",
  provide: "complete",
  decide: "decide",
  sign: "sign",
  draw: "answer",
  confirm: "confirm",
  conditions: "complete",
  dispute: "answer",
} as const;

function useInstitutionTasks(met: readonly MetInstitution[]): Task[] {
  const t = useTranslations("company.home");
  const nameOf = useInstitutionName();
  const term = useTerm();
  const nameIn = (row: MetInstitution) =>
    nameOf({ nameZh: row.institutionNameZh ?? "", nameEn: row.institutionNameEn });
  const asked = met
    .filter(({ asksForMore }) => asksForMore)
    .map((row) => ({
      key: `more ${row.introductionId}`,
      title: t("tasks.more", { institution: nameIn(row) }),
      text: t("tasks.moreText"),
      to: paths.company.introductionConsent(row.introductionId),
      action: t("tasks.moreAct"),
      clock: null,
    }));
  const reversals = met.flatMap((row) => {
    const { reversalDrawdownId: id, reversalProposedAt: since, reversalDueAt: by } = row;
    if (id === null || since === null || by === null) return [];
    return [
      {
        key: `reversal ${id}`,
        title: t("tasks.reversal", { institution: nameIn(row) }),
        text: t.rich("tasks.reversalText", { sum: () => <Money fen={row.reversalFen} /> }),
        to: reversalPath("company", id),
        action: t("tasks.reversalAct"),
        clock: { act: "answer" as const, since, by, daysLeft: row.reversalDaysLeft ?? 0 },
      },
    ];
  });
  const turns = met.flatMap((row) => {
    const { currentState, daysLeft } = row;
    if (currentState.turn !== "company") return [];
    const { act, since, by } = currentState;
    const institution = nameIn(row);
    const amountFen = row.drawdownAmountFen ?? row.dealAmountFen ?? row.offerAmountFen;
    return [
      {
        key: `${act} ${row.introductionId}`,
        title: t(`tasks.${act}`, { institution }),
        text: t.rich(act === "decide" && !isRated(row) ? "tasks.decideUnratedText" : `tasks.${act}Text`, {
          sum: () => <Money fen={amountFen} />,
          rate: () => <Rate percent={row.offerRatePercent} />,
          instrument: offeredTerm(term, row.offerCommitment ?? "capital", row.offerInstrument ?? ""),
        }),
        to: taskPageOf(row),
        action: t(`tasks.${act}Act`),
        clock: by && daysLeft !== null ? { act: clockActs[act], since: since ?? by, by, daysLeft } : null,
      },
    ];
  });
  return [...turns, ...reversals, ...asked];
}

/** Whether an offer costs a yearly rate: equity has none, and a guarantee's is not that of a loan. */
function isRated({
  offerCommitment,
  offerRatePercent,
}: Pick<MetInstitution, "offerCommitment" | "offerRatePercent">): boolean {
  return offerCommitment !== "guarantee" && offerRatePercent !== null;
}

/** The page where the company acts on what it has with an institution. */
export function taskPageOf(row: MetInstitution): string {
  if (row.disputeId !== null) return paths.company.dispute(row.disputeId);
  if (row.dealId !== null) return paths.company.deal(row.dealId);
  if (row.offerId !== null) return paths.company.offer(row.offerId);
  return row.applicationId === null
    ? paths.company.introduction(row.introductionId)
    : paths.company.application(row.applicationId);
}
