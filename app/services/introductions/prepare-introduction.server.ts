import type { PartyActor } from "#app/domain/accounts/actor.ts";
import { whyNotRequestIntroduction } from "#app/domain/introductions/request.ts";
import { found, Refusal } from "#app/domain/refusal.ts";
import { recordFeedback } from "#db/queries/matching/feedback.ts";
import { findPairForIntroduction } from "#db/queries/introductions/introduction-pairs.ts";
import { countOpenAsked } from "#db/queries/introductions/introductions.ts";
import type { ServiceContext } from "../context.ts";
import { findBackers } from "./find-backers.server.ts";

/**
 * Both parties of a new introduction, by their ids or numbers (P-2417, M-0142), and why it is not possible if it isn't:
 * shown before the request is sent. The call records that the pair was opened.
 */
export function prepareIntroduction(
  ctx: ServiceContext,
  actor: PartyActor,
  pairOf: { prospect: string; mandate: string },
) {
  const { withActor, now } = ctx;
  return withActor(actor, async (trx) => {
    const { institutionId, takesNoRequests, outcome, score, ...pair } = found(
      await findPairForIntroduction(trx, pairOf),
      "not-found",
    );
    const { prospectId, mandateId } = pair;
    // A company sees no teasers but its own.
    if (actor.kind === "institution" && institutionId !== actor.institutionId) throw new Refusal("not-found");
    await recordFeedback(trx, actor, { act: "opened", mandateId, prospectId, at: now() });
    return {
      ...pair,
      fitScore: outcome === "eligible" ? score : null,
      whyNot: whyNotRequestIntroduction({
        ...pair,
        askedByInstitution: actor.kind === "company" ? 0 : await countOpenAsked(trx, institutionId),
        isHeld: actor.kind === "institution" && takesNoRequests,
        eligible:
          outcome === "eligible" ||
          (actor.kind === "company" &&
            (await findBackers(ctx, trx, actor, { prospectId, mandateIds: [mandateId] })).has(mandateId)),
        by: actor.kind,
      }),
    };
  });
}
