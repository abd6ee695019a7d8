import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { cameOf } from "#app/domain/introductions/consent-change.ts";
import { asReadNow } from "#app/domain/introductions/messages.ts";
import { found } from "#app/domain/refusal.ts";
import { listConsentRequests } from "#db/queries/introductions/consent-requests.ts";
import { findParties } from "#db/queries/introductions/introductions.ts";
import type { ServiceContext } from "../context.ts";
import { readLedger } from "./read-ledger.server.ts";

/** A consent for its institution: what it opens now, its steps, and what was asked for beyond it. */
export function readConsentAsInstitution(
  { withActor, now }: ServiceContext,
  actor: InstitutionActor,
  introductionId: string,
) {
  return withActor(actor, async (trx) => {
    const { status, number } = found(await findParties(trx, introductionId, actor), "introduction-not-found");
    const { standing, steps } = await readLedger(trx, introductionId, { status, now: now() });
    const requests = await listConsentRequests(trx, introductionId);
    return {
      introduction: { id: introductionId, number },
      standing,
      steps,
      requests: requests.map(({ note, ...request }) => ({
        ...request,
        status: cameOf(request.status, standing !== null),
        note: note === null ? null : asReadNow({ text: note, masked: [] }, standing, now()).text,
      })),
    };
  });
}
