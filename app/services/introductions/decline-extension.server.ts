import { lockIntroduction } from "./lock-introduction.server.ts";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { maskForOtherSide } from "#app/domain/introductions/messages.ts";
import { found, Refusal } from "#app/domain/refusal.ts";
import { lockConsentRequest, updateConsentRequest } from "#db/queries/introductions/consent-requests.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { findActiveConsent } from "#db/queries/introductions/messages.ts";
import type { ServiceContext } from "../context.ts";
import { readAuthor } from "./read-author.server.ts";

export interface DeclineExtension {
  introductionId: string;
  requestId: string;
  note: string | null;
}

/** The company declines an extension of its consent. What its note reveals beyond the consent is redacted. */
export function declineExtension(
  { withActor, now }: ServiceContext,
  actor: CompanyActor,
  { introductionId, requestId, note }: DeclineExtension,
): Promise<void> {
  return withActor(actor, "work", async (trx) => {
    const { companyId, institutionId, prospectId } = await lockIntroduction(trx, actor, introductionId);
    const { status } = found(
      await lockConsentRequest(trx, introductionId, requestId),
      "consent-request-not-found",
    );
    if (status !== "requested") throw new Refusal("consent-request-answered");
    const consent = (await findActiveConsent(trx, introductionId)) ?? null;
    const words = note === null ? null : maskForOtherSide(note, await readAuthor(trx, actor), consent, now());
    await updateConsentRequest(trx, requestId, {
      status: "declined",
      answeredBy: actor.userId,
      answeredAt: now(),
      note: words?.text ?? null,
      noteMasked: words?.masked ?? [],
    });
    const introduced = { id: introductionId, companyId, institutionId, prospectId };
    await recordOn(trx, actor, "consent-extension-declined", { introduction: introduced });
    await enqueue(trx, "notify-institution-consent-extension-declined", { introductionId });
  });
}
