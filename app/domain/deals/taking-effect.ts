import { Refusal } from "#app/domain/refusal.ts";
import { refuseUnconfirmedAmount } from "#app/domain/review/typed-amount.ts";
import { type ConditionStatus, type MovableDeal, whyNotMoveDeal } from "./lifecycle.ts";

/** What the review of a guarantee's start named beside the condition: the guaranteed amount, as typed. */
export interface ReviewedEffect {
  typedAmount: string;
}

type Effective = Pick<MovableDeal, "status" | "commitment">;

/** Whether settling this condition brings a guarantee into force: it is the last one that is open. */
export function takesEffectWith(
  { status, commitment }: Effective,
  conditions: readonly { id: string; status: ConditionStatus }[],
  conditionId: string,
): boolean {
  const after = conditions.map((one) => (one.id === conditionId ? "satisfied" : one.status));
  return whyNotMoveDeal({ status, commitment, conditions: after }, "take_effect", "system") === null;
}

/**
 * Refuses to settle a condition that brings a guarantee of `amountFen` into force without its review:
 * "condition-takes-effect" where the page named no start (`reviewed` is null), "review-outdated" where the review named
 * one that does not follow any more, and another amount than the one that was typed.
 */
export function refuseUnreviewedEffect(
  { amountFen, takesEffect }: { amountFen: bigint; takesEffect: boolean },
  reviewed: ReviewedEffect | null,
): void {
  if (reviewed === null) {
    if (takesEffect) throw new Refusal("condition-takes-effect");
    return;
  }
  if (!takesEffect) throw new Refusal("review-outdated");
  refuseUnconfirmedAmount(amountFen, reviewed.typedAmount);
}
