import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { TaskItem } from "#app/components/dashboards/task-items.tsx";
import { useInstitutionName } from "#app/components/public/institution-name.ts";
import { Money, Rate } from "#app/components/ui/money.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
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

/** What the institutions that it has met, on whichever ask, need of the company. */
export function useInstitutionTasks({
  met: onCurrent,
  elsewhere,
  isAskMet,
}: Pick<CurrentProspect, "met" | "elsewhere" | "isAskMet">): TaskItem[] {
  const t = useTranslations("company.home");
  const kinds = useTranslations("documents.kinds");
  const nameOf = useInstitutionName();
  const term = useTerm();
  const nameIn = (row: MetInstitution) =>
    nameOf({ nameZh: row.institutionNameZh ?? t("institutionGone"), nameEn: row.institutionNameEn });
  const met = [...onCurrent, ...elsewhere];
  const others = new Set<MetInstitution>(elsewhere);
  const textIn = (row: MetInstitution, text: ReactNode) => (
    <>
      <p>{text}</p>
      {others.has(row) ? (
        <p>{t("tasks.ofAsk", { number: runningNumber("prospect", row.prospectNumber) })}</p>
      ) : null}
    </>
  );
  const asked = met
    .filter(({ asksForMore }) => asksForMore)
    .map((row) => ({
      key: `more ${row.introductionId}`,
      title: t("tasks.more", { institution: nameIn(row) }),
      text: textIn(row, t("tasks.moreText")),
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
        text: textIn(row, t.rich("tasks.reversalText", { sum: () => <Money fen={row.reversalFen} /> })),
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
        text: textIn(row, t("tasks.documentText", { kind: kinds(paperKind), others: (papersOpen ?? 1) - 1 })),
        to: handOverPath(row.introductionId, { request: paperId }),
        action: t("tasks.documentAct"),
        need: COMPANY_TASK_NEEDS.document,
        clock: { act: "provide" as const, startedAt, dueAt, workingDays: Math.abs(paperDaysLeft ?? 0) },
      },
    ];
  });
  const turns = met.flatMap((row) =>
    turnsOf(row).map(({ act, since, by, daysLeft, to }) => {
      const wording = wordingOf(act, row);
      return {
        key: `${act} ${row.key}`,
        title: t(`tasks.${wording}`, { institution: nameIn(row) }),
        text: textIn(
          row,
          t.rich(textOf(wording, row, isAskMet && !others.has(row)), {
            sum: () => <Money fen={sumOf(wording, row)} />,
            left: () => <Money fen={row.leftFen} />,
            rate: () => <Rate percent={row.offerRatePercent} />,
            instrument: offeredTerm(term, row.offerCommitment ?? "capital", row.offerInstrument ?? ""),
          }),
        ),
        to,
        action: t(row.leftFen === null ? `tasks.${act}Act` : "tasks.decideOverAct"),
        need: COMPANY_TASK_NEEDS[act],
        clock:
          by && daysLeft !== null
            ? { act: clockActs[act], startedAt: since ?? by, dueAt: by, workingDays: Math.abs(daysLeft) }
            : null,
      };
    }),
  );
  return [...turns, ...papers, ...reversals, ...asked];
}

/** What waits for the company, and what waits beside a dispute. */
function turnsOf(row: MetInstitution) {
  const { currentState, daysLeft, beside, besideDaysLeft } = row;
  const now = { ...currentState, daysLeft, to: taskPageOf(row) };
  const also = beside && { ...beside, daysLeft: besideDaysLeft, to: matterPageOf(row) };
  return [now, also].filter((one) => one?.turn === "company");
}

type Wording = keyof typeof clockActs | "disputeConfirmed";

/** An institution disputes that money was not confirmed, or money that was. */
function wordingOf(act: keyof typeof clockActs, row: MetInstitution): Wording {
  return act === "dispute" && row.disputeReversalId !== null ? "disputeConfirmed" : act;
}

/** The text of a task. */
function textOf(wording: Wording, row: MetInstitution, isAskMet: boolean) {
  if (wording === "consent" && isAskMet) return "tasks.consentMetText";
  if (row.leftFen !== null) return row.leftFen === 0n ? "tasks.decideNoneText" : "tasks.decideOverText";
  return wording === "decide" && !isRated(row)
    ? "tasks.decideUnratedText"
    : (`tasks.${wording}Text` as const);
}

/** The sum that its text names. */
function sumOf(wording: Wording, row: MetInstitution): bigint | null {
  if (wording === "dispute" || wording === "disputeConfirmed") return row.disputeFen;
  return row.drawdownAmountFen ?? row.dealAmountFen ?? row.offerAmountFen;
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
  return row.disputeId === null ? matterPageOf(row) : paths.company.dispute(row.disputeId);
}

function matterPageOf(row: MetInstitution): string {
  if (row.dealId !== null) return paths.company.deal(row.dealId);
  if (row.offerId !== null) return paths.company.offer(row.offerId);
  return row.applicationId === null
    ? paths.company.introduction(row.introductionId)
    : paths.company.application(row.applicationId);
}
