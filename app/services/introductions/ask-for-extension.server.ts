import { lockIntroduction } from "./lock-introduction.server.ts";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { fieldGroupSchema } from "#app/domain/codes/consents.ts";
import { type Extension, whyNotExtend } from "#app/domain/introductions/consent-change.ts";
import { maskForOtherSide, whyNotWrite } from "#app/domain/introductions/messages.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { insertConsentRequest } from "#db/queries/introductions/consent-requests.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { findActiveConsent } from "#db/queries/introductions/messages.ts";
import type { ServiceContext } from "../context.ts";
import { refuseSuspendedAsk } from "../prospects/refuse-suspended-ask.server.ts";
import { countUse } from "../usage/count-use.server.ts";

export interface AskForExtension extends Extension {
  introductionId: string;
  /** The reason, on which the company decides. */
  words: string;
}

/** An institution asks to extend a consent in force, in scope or time, with its reason; only the company decides. */
export function askForExtension(
  { withActor, now }: ServiceContext,
  actor: InstitutionActor,
  { introductionId, words, ...change }: AskForExtension,
): Promise<void> {
  return withActor(actor, "work", async (trx) => {
    await countUse(trx, actor, "consentStep");
    const { status, companyId, institutionId, prospectId } = await lockIntroduction(
      trx,
      actor,
      introductionId,
    );
    await refuseSuspendedAsk(trx, { introductionId });
    const consent = await findActiveConsent(trx, introductionId);
    refuseIf(whyNotWrite(status, consent ?? null, now()));
    const { fieldGroups, expiresAt } = found(consent, "consent-not-found");
    refuseIf(
      whyNotExtend({ fieldGroups: fieldGroupSchema.array().parse(fieldGroups), expiresAt }, change, now()),
    );
    found(
      await insertConsentRequest(trx, {
        introductionId,
        companyId,
        institutionId,
        fieldGroups: [...change.added],
        days: change.days,
        words: maskForOtherSide(words, { kind: "institution" }, consent ?? null, now()).text,
        requestedBy: actor.userId,
        requestedAt: now(),
      }),
      "consent-request-open",
    );
    const introduced = { id: introductionId, companyId, institutionId, prospectId };
    await recordOn(trx, actor, "consent-extension-asked", { introduction: introduced });
    await enqueue(trx, "notify-company-consent-extension-asked", { introductionId });
  });
}
