import { useTranslations } from "use-intl";
import type { TaskItem } from "#app/components/dashboards/task-items.tsx";
import { useInstitutionName } from "#app/components/public/institution-name.ts";
import { Money, Rate } from "#app/components/ui/money.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { offeredTerm } from "#app/i18n/offered-term.ts";
import { COMPANY_TASK_NEEDS } from "#app/domain/dashboards/task-needs.ts";
import { paths } from "#app/shared/paths.ts";
import { handOverPath } from "#app/shared/hand-over-path.ts";
import { reversalPath } from "#app/shared/reversal-paths.ts";
import type {
  CurrentProspect,
  MetInstitution,
} from "#app/services/prospects/read-company-dashboard.server.ts";

const clockActs = {
  consent: "consent",
  provide: "complete",
  decide: "decide",
  sign: "sign",
  draw: "answer",
  confirm: "confirm",
  conditions: "provide",
  dispute: "answer",
} as const;

/** What the institutions that it has met ask of the company. */
export function useInstitutionTasks({
  met,
  isAskMet,
}: Pick<CurrentProspect, "met" | "isAskMet">): TaskItem[] {
  const t = useTranslations("company.home");
  const kinds = useTranslations("documents.kinds");
  const nameOf = useInstitutionName();
  const term = useTerm();
  const nameIn = (row: MetInstitution) =>
    nameOf({ nameZh: row.institutionNameZh ?? t("institutionGone"), nameEn: row.institutionNameEn });
  const asked = met
    .filter(({ asksForMore }) => asksForMore)
    .map((row) => ({
      key: `more ${row.introductionId}`,
      title: t("tasks.more", { institution: nameIn(row) }),
      text: <p>{t("tasks.moreText")}</p>,
      to: paths.company.introductionConsent(row.introductionId),
      action: t("tasks.moreAct"),
      need: COMPANY_TASK_NEEDS.more,
      clock: null,
    }));
  const reversals = met.flatMap((row) => {
    const { reversalDrawdownId: id, reversalProposedAt: since, reversalDueAt: by } = row;
    if (id === null || since === null || by === null) return [];
    return [
      {
        key: `reversal ${id}`,
        title: t("tasks.reversal", { institution: nameIn(row) }),
        text: <p>{t.rich("tasks.reversalText", { sum: () => <Money fen={row.reversalFen} /> })}</p>,
        to: reversalPath("company", id),
        action: t("tasks.reversalAct"),
        need: COMPANY_TASK_NEEDS.reversal,
        clock: {
          act: "answer" as const,
          startedAt: since,
          dueAt: by,
          workingDays: Math.abs(row.reversalDaysLeft ?? 0),
        },
      },
    ];
  });
  const papers = met.flatMap((row) => {
    const { paperId, paperKind, paperAskedAt: startedAt, paperDueAt: dueAt, paperDaysLeft, papersOpen } = row;
    if (paperId === null || paperKind === null || startedAt === null || dueAt === null) return [];
    return [
      {
        key: `document ${row.introductionId}`,
        title: t("tasks.document", { institution: nameIn(row) }),
        text: <p>{t("tasks.documentText", { kind: kinds(paperKind), others: (papersOpen ?? 1) - 1 })}</p>,
        to: handOverPath(row.introductionId, { request: paperId }),
        action: t("tasks.documentAct"),
        need: COMPANY_TASK_NEEDS.document,
        clock: { act: "provide" as const, startedAt, dueAt, workingDays: Math.abs(paperDaysLeft ?? 0) },
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
        text: (
          <p>
            {t.rich(textOf(act, row, isAskMet), {
              sum: () => <Money fen={amountFen} />,
              left: () => <Money fen={row.leftFen} />,
              rate: () => <Rate percent={row.offerRatePercent} />,
              instrument: offeredTerm(term, row.offerCommitment ?? "capital", row.offerInstrument ?? ""),
            })}
          </p>
        ),
        to: taskPageOf(row),
        action: t(row.leftFen === null ? `tasks.${act}Act` : "tasks.decideOverAct"),
        need: COMPANY_TASK_NEEDS[act],
        clock:
          by && daysLeft !== null
            ? { act: clockActs[act], startedAt: since ?? by, dueAt: by, workingDays: Math.abs(daysLeft) }
            : null,
      },
    ];
  });
  return [...turns, ...papers, ...reversals, ...asked];
}

/** The text of a task. */
function textOf(act: keyof typeof clockActs, row: MetInstitution, isAskMet: boolean) {
  if (act === "consent" && isAskMet) return "tasks.consentMetText";
  if (row.leftFen !== null) return row.leftFen === 0n ? "tasks.decideNoneText" : "tasks.decideOverText";
  return act === "decide" && !isRated(row) ? "tasks.decideUnratedText" : (`tasks.${act}Text` as const);
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
