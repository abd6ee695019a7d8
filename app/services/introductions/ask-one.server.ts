import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { ProposedConsent } from "#app/domain/introductions/proposed-consent.ts";
import { whyNotRequestIntroduction } from "#app/domain/introductions/request.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import {
  findMatchForIntroduction,
  findOpenMandate,
  findTeaserForIntroduction,
  findStateOfPair,
  lockRequestsOfMandate,
} from "#db/queries/introductions/introductions.ts";
import { shareRequestsOfAsk } from "#db/queries/prospects/suspensions.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";
import { findBackers } from "./find-backers.server.ts";
import { writeRequest } from "./write-request.server.ts";
import { countUse } from "../usage/count-use.server.ts";

/** A request with the company's consent: what the institution sees as soon as it accepts. */
export interface AskForIntroduction extends ProposedConsent {
  prospectId: string;
  mandateId: string;
  message: string | null;
  /** The version of the prospect that the company reviewed; `review-outdated` if another one is published. */
  version?: number;
}

/**
 * One request to meet, in the caller's transaction. It includes the company's consent, which comes into force when the
 * institution accepts; until then the institution sees only the teaser, and the message contains neither contact
 * details nor the company's identity.
 */
export async function askOne(
  ctx: Pick<ServiceContext, "now" | "workingDays">,
  trx: ActorTransaction,
  actor: CompanyActor,
  { prospectId, mandateId, message, version, fieldGroups, purpose, days }: AskForIntroduction,
): Promise<{ introductionId: string }> {
  await countUse(trx, actor, "introduction");
  await shareRequestsOfAsk(trx, prospectId);
  // A company sees no teasers but its own.
  const teaser = found(await findTeaserForIntroduction(trx, prospectId), "prospect-not-found");
  refuseIf(version === undefined || version === teaser.version ? null : "review-outdated");
  await lockRequestsOfMandate(trx, mandateId);
  // One that its institution has paused or retired since is not visible to the company any more.
  const mandate = found(await findOpenMandate(trx, mandateId), "mandate-not-active");
  const match = await findMatchForIntroduction(trx, mandateId, prospectId);
  refuseIf(
    whyNotRequestIntroduction({
      prospectStatus: teaser.status,
      mandateStatus: mandate.status,
      institutionStatus: mandate.institutionStatus,
      ...(await findStateOfPair(trx, prospectId, mandate.institutionId)),
      openIntroductions: mandate.openIntroductions,
      introductionCap: mandate.introductionCap,
      askedByInstitution: 0,
      isHeld: false,
      eligible:
        match?.outcome === "eligible" ||
        (await findBackers(ctx, trx, actor, { prospectId, mandateIds: [mandateId] })).has(mandateId),
      by: "company",
    }),
  );
  return writeRequest(ctx, trx, actor, {
    prospect: { id: prospectId, version: teaser.version },
    mandate: { id: mandateId, version: mandate.version, institutionId: mandate.institutionId },
    purpose,
    message,
    fitScore: match?.score ?? null,
    proposedConsent: JSON.stringify({ fieldGroups, purpose, days }),
  });
}
