/** The public figures as a page gets them from its loader. */
export interface ShownFigures {
  at: Date;
  since: Date;
  funnel: readonly { stage: Stage; prospects: number; medianWorkingDays: string | null }[];
  totals: {
    drawnFen: bigint;
    drawnDeals: number;
    drawnProspects: number;
    publishedCompanies: number;
    activeInstitutions: number;
    activeMandates: number;
    introductionsGini: string | null;
  };
  answers: Measured<"answered"> | null;
  decisions: { due: number; decided: number; withinGoal: number; medianDays: string | null };
  declines: readonly { reasonCode: string; introductions: number; passes: number }[];
  moderation: { decided: number; withinGoal: number; medianWorkingDays: string | null };
}

export type Stage = "posted" | "matched" | "introduced" | "offered" | "accepted" | "drawn";

type Measured<Counted extends string> = Record<Counted, number> & {
  asked: number;
  withinGoal: number;
  medianWorkingDays: string | null;
};

/** A median in as many decimals as it needs: 1.4, 12. */
export function medianText(days: string): string {
  return days.includes(".") ? Number(days).toFixed(1).replace(/\.0$/, "") : days;
}
