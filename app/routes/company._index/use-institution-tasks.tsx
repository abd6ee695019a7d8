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
import { clockActs, taskSumOf, taskTextOf, companyTurnsOf, taskWordingOf } from "./institution-turns.ts";

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
  const reversals = met.flatMap((row) =>
    row.reversals.map(({ drawdownId: id, amountFen, proposedAt: startedAt, dueAt, daysLeft }) => ({
      key: `reversal ${id}`,
      title: t("tasks.reversal", { institution: nameIn(row) }),
      text: textIn(row, t.rich("tasks.reversalText", { sum: () => <Money fen={amountFen} /> })),
      to: reversalPath("company", id),
      action: t("tasks.reversalAct"),
      need: COMPANY_TASK_NEEDS.reversal,
      clock: { act: "answer" as const, startedAt, dueAt, workingDays: Math.abs(daysLeft) },
    })),
  );
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
    companyTurnsOf(row).map(({ act, since, by, daysLeft, to }) => {
      const wording = taskWordingOf(act, row);
      return {
        key: `${act} ${row.key}`,
        title: t(`tasks.${wording}`, { institution: nameIn(row), kind: row.kind }),
        text: textIn(
          row,
          t.rich(taskTextOf(wording, row, isAskMet && !others.has(row)), {
            kind: row.kind,
            sum: () => <Money fen={taskSumOf(wording, row)} />,
            left: () => <Money fen={row.leftFen} />,
            rate: () => <Rate percent={row.offerRatePercent} />,
            instrument: offeredTerm(term, row.offerCommitment ?? "capital", row.offerInstrument ?? ""),
          }),
        ),
        to,
        action: t(wording === "decideOver" ? "tasks.decideOverAct" : `tasks.${act}Act`, { kind: row.kind }),
        need: COMPANY_TASK_NEEDS[act],
        clock:
          by && daysLeft !== null
            ? {
                act: wording === "decideOver" ? "answer" : clockActs[act],
                startedAt: since ?? by,
                dueAt: by,
                workingDays: Math.abs(daysLeft),
              }
            : null,
      };
    }),
  );
  return [...turns, ...papers, ...reversals, ...asked];
}
