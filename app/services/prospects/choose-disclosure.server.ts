import { lockOwnProspect } from "./lock-own-prospect.server.ts";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { type DisclosureWish, whyNotShow, wishOf } from "#app/domain/prospects/generalisation.ts";
import { isSameWish } from "#app/domain/prospects/read-wish.ts";
import { isOpenProspect } from "#app/domain/prospects/submission.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { updateDisclosure } from "#db/queries/prospects/publication.ts";
import type { ServiceContext } from "../context.ts";
import { recordPause } from "./record-pause.server.ts";
import { whyNotShowLiveTexts } from "./why-not-show-live-texts.server.ts";

/**
 * The attributes of its teaser that the company wants shown longest, and whether it may be recognisable. In force from
 * the next publication or quarter on; withdrawing the permission pauses at once a teaser that depends on it. Refused
 * for a prospect that has ended, and where a colleague has chosen since; `read`: both as the page showed them, left out
 * by what has no page.
 */
export function chooseDisclosure(
  { withActor, now }: ServiceContext,
  actor: CompanyActor,
  { prospectId, wish, read }: { prospectId: string; wish: DisclosureWish; read?: DisclosureWish },
): Promise<void> {
  return withActor(actor, "work", async (trx) => {
    const { companyId } = actor;
    const prospect = await lockOwnProspect(trx, actor, prospectId);
    const isOpen = isOpenProspect(prospect.status);
    refuseIf(isOpen ? null : "prospect-wrong-state");
    const before = wishOf(prospect);
    refuseIf(read === undefined || isSameWish(before, read) ? null : "form-outdated");
    if (isSameWish(before, wish)) return;
    await updateDisclosure(trx, prospectId, { keepShown: wish.keep, isRecognisable: wish.isRecognisable });
    await recordOn(
      trx,
      actor,
      wish.isRecognisable && !before.isRecognisable
        ? "prospect-recognition-agreed"
        : "prospect-disclosure-chosen",
      { prospect: { id: prospectId, companyId } },
    );
    const { status, sharedBy } = prospect;
    if (wish.isRecognisable || !before.isRecognisable || status !== "published") return;
    const { isRecognisable } = wish;
    const whyNot =
      whyNotShow({ sharedBy, isRecognisable }) ??
      (await whyNotShowLiveTexts(trx, prospect, { isRecognisable, now: now() }));
    if (whyNot === null) return;
    await recordPause(trx, actor, { prospectId, companyId, from: status, now: now() });
    await enqueue(trx, "match-prospect", { prospectId });
  });
}
