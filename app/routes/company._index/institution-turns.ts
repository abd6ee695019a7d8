import type { MetInstitution } from "#app/services/prospects/read-company-dashboard.server.ts";
import { paths } from "#app/shared/paths.ts";

export const clockActs = {
  consent: "consent",
  provide: "complete",
  decide: "decide",
  sign: "sign",
  draw: "answer",
  confirm: "confirm",
  conditions: "provide",
  dispute: "answer",
} as const;

/** What waits for the company, and what waits beside a dispute. */
export function companyTurnsOf(row: MetInstitution) {
  const { currentState, daysLeft, beside, besideDaysLeft } = row;
  const now = { ...currentState, daysLeft, to: taskPageOf(row) };
  const also = beside && { ...beside, daysLeft: besideDaysLeft, to: matterPageOf(row) };
  return [now, also].filter((one) => one?.turn === "company");
}

type Act = keyof typeof clockActs;
type Wording = Act | "disputeConfirmed" | "decideOver";

/**
 * An institution disputes that money was not confirmed, or money that was; and an offer for more than is left of
 * the ask, or of its mandate's budget, can be answered, not accepted.
 */
export function taskWordingOf(act: Act, row: MetInstitution): Wording {
  if (act === "decide" && (row.leftFen !== null || row.isBudgetShort)) return "decideOver";
  return act === "dispute" && row.disputeReversalId !== null ? "disputeConfirmed" : act;
}

/** The text of a task. */
export function taskTextOf(wording: Wording, row: MetInstitution, isAskMet: boolean) {
  if (wording === "consent" && isAskMet) return "tasks.consentMetText";
  if (wording === "decideOver" && row.leftFen === null) return "tasks.decideShortText";
  if (wording === "decideOver") return row.leftFen === 0n ? "tasks.decideNoneText" : "tasks.decideOverText";
  return wording === "decide" && !isRated(row)
    ? "tasks.decideUnratedText"
    : (`tasks.${wording}Text` as const);
}

/** The sum that its text names. */
export function taskSumOf(wording: Wording, row: MetInstitution): bigint | null {
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
