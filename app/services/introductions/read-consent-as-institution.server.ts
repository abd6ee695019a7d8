import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { outcomeOfRequest } from "#app/domain/introductions/consent-change.ts";
import { maskForReader } from "#app/domain/introductions/messages.ts";
import { found } from "#app/domain/refusal.ts";
import { listConsentRequests } from "#db/queries/introductions/consent-requests.ts";
import { findNamedIntroduction } from "#db/queries/introductions/introduction-lists.ts";
import type { ServiceContext } from "../context.ts";
import { readConsentLedger } from "./read-consent-ledger.server.ts";

/** A consent for its institution: what it opens now, its steps, and what was asked for beyond it. */
export function readConsentAsInstitution(
  { readAs, now }: ServiceContext,
  actor: InstitutionActor,
  introductionId: string,
) {
  return readAs(actor, async (trx) => {
    const introduction = found(
      await findNamedIntroduction(trx, introductionId, actor.institutionId),
      "introduction-not-found",
    );
    const { status } = introduction;
    const { active, ended, steps } = await readConsentLedger(trx, introductionId, { status, now: now() });
    const requests = await listConsentRequests(trx, introductionId);
    return {
      introduction,
      active,
      /** It has ended by its time: the company can renew it. */
      hasExpired: ended !== null,
      steps,
      requests: requests.map(({ note, ...request }) => ({
        ...request,
        status: outcomeOfRequest(request.status, active !== null),
        note: note === null ? null : maskForReader({ text: note, masked: [] }, active, now()).text,
      })),
    };
  });
}
