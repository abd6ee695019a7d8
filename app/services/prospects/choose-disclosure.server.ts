import { whyNotRole, type CompanyActor } from "#app/domain/accounts/actor.ts";
import { type DisclosureWish, wishOf } from "#app/domain/prospects/generalisation.ts";
import { OPEN_PROSPECT_STATUSES } from "#app/domain/prospects/submission.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { record } from "#db/queries/events.ts";
import { lockProspectForCompany } from "#db/queries/prospects.ts";
import { updateDisclosure } from "#db/queries/publication.ts";
import type { ServiceContext } from "../context.ts";

/**
 * What of its teaser the company wants shown longest, and whether it may be recognised. It counts from the next publication
 * or quarter on; refused of a prospect that has ended.
 */
export function chooseDisclosure(
  { withActor }: ServiceContext,
  actor: CompanyActor,
  { prospectId, wish }: { prospectId: string; wish: DisclosureWish },
): Promise<void> {
  return withActor(actor, async (trx) => {
    refuseIf(whyNotRole(actor, "work"));
    const { companyId } = actor;
    const prospect = found(await lockProspectForCompany(trx, prospectId, companyId), "prospect-not-found");
    const isOpen = OPEN_PROSPECT_STATUSES.some((status) => status === prospect.status);
    refuseIf(isOpen ? null : "prospect-wrong-state");
    const before = wishOf(prospect);
    if (before.keep === wish.keep && before.isRecognisable === wish.isRecognisable) return;
    await updateDisclosure(trx, prospectId, { keepShown: wish.keep, isRecognisable: wish.isRecognisable });
    await record(trx, actor, {
      type:
        wish.isRecognisable && !before.isRecognisable
          ? "prospect-recognition-agreed"
          : "prospect-disclosure-chosen",
      subject: { kind: "prospect", id: prospectId },
      companyId,
      prospectId,
    });
  });
}
