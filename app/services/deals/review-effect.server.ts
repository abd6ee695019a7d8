import { type InstitutionActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { whyNotSettleWaiver } from "#app/domain/deals/condition.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import type { ServiceContext } from "../context.ts";
import { readDeal } from "./read-deal.server.ts";

/**
 * What brings a guarantee into force, before its institution confirms it: the last open condition, as met or by the
 * waiver that waits for a second person; and why it can't be now.
 */
export async function reviewEffect(
  ctx: ServiceContext,
  actor: InstitutionActor,
  { dealId, by }: { dealId: string; by: "condition" | "waiver" },
) {
  const { deal, terms, conditions } = await readDeal(ctx, actor, dealId);
  const condition = conditions.find(({ takesEffect }) => takesEffect) ?? null;
  const waiver = by === "waiver" ? (condition?.waiver ?? null) : null;
  const whyNot = ((): RefusalCode | null => {
    if (condition === null)
      return deal.status === "conditions_open" && deal.commitment === "guarantee"
        ? "deal-conditions-open"
        : "deal-wrong-state";
    if (by === "condition") return null;
    return waiver === null
      ? "waiver-wrong-state"
      : whyNotSettleWaiver({ status: "proposed", proposedBy: waiver.proposedBy }, "confirm", actor.userId);
  })();
  return { deal, terms, condition, waiver, whyNot: whyNot ?? whyNotRole(actor, "sign") };
}
