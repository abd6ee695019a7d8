import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { ConsentPurpose } from "#app/domain/codes/consents.ts";
import { whyNotRequestIntroduction } from "#app/domain/introductions/request.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { hasHold } from "#db/queries/introductions/consents.ts";
import {
  countOpenAsked,
  findMatchForIntroduction,
  findTeaserForIntroduction,
  findStateOfPair,
  lockMandateForIntroduction,
  lockRequestsOfInstitution,
  lockRequestsOfMandate,
} from "#db/queries/introductions/introductions.ts";
import { shareRequestsOfAsk } from "#db/queries/prospects/suspensions.ts";
import type { ServiceContext } from "../context.ts";
import { writeRequest } from "./write-request.server.ts";
import { countUse } from "../usage/count-use.server.ts";

export interface RequestIntroduction {
  prospectId: string;
  mandateId: string;
  purpose: ConsentPurpose;
  message: string | null;
}

/**
 * An institution pursues an opportunity: it asks the company behind a teaser to meet. The company is asked for consent
 * at once; without an answer the request lapses after five working days. The company's identity is not shown yet. A
 * stopped institution doesn't learn of the stop: its request is accepted, hidden from the company, and lapses.
 */
export function requestIntroduction(
  ctx: ServiceContext,
  actor: InstitutionActor,
  { prospectId, mandateId, purpose, message }: RequestIntroduction,
): Promise<{ introductionId: string }> {
  return ctx.withActor(actor, "work", async (trx) => {
    await countUse(trx, actor, "introduction");
    await lockRequestsOfMandate(trx, mandateId);
    await lockRequestsOfInstitution(trx, actor.institutionId);
    const mandate = found(
      await lockMandateForIntroduction(trx, mandateId, actor.institutionId),
      "mandate-not-found",
    );
    await shareRequestsOfAsk(trx, prospectId);
    const teaser = found(await findTeaserForIntroduction(trx, prospectId), "prospect-not-found");
    const match = await findMatchForIntroduction(trx, mandateId, prospectId);
    refuseIf(
      whyNotRequestIntroduction({
        prospectStatus: teaser.status,
        mandateStatus: mandate.status,
        institutionStatus: mandate.institutionStatus,
        ...(await findStateOfPair(trx, prospectId, actor.institutionId)),
        openIntroductions: mandate.openIntroductions,
        introductionCap: mandate.introductionCap,
        askedByInstitution: await countOpenAsked(trx, actor.institutionId),
        isHeld: await hasHold(trx, prospectId),
        eligible: match?.outcome === "eligible",
        by: "institution",
      }),
    );
    return writeRequest(ctx, trx, actor, {
      prospect: { id: prospectId, version: teaser.version },
      mandate: { id: mandateId, version: mandate.version, institutionId: actor.institutionId },
      purpose,
      message,
      fitScore: match?.score ?? null,
    });
  });
}
