import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { FieldGroup } from "#app/domain/codes/consents.ts";
import { type Narrowing, narrowed, whyNotNarrow } from "#app/domain/introductions/consent-change.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { closeOthers } from "#db/queries/documents/documents.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";
import { lockConsentToChange } from "./lock-consent-to-change.server.ts";
import { replaceConsent } from "./replace-consent.server.ts";

const documents: FieldGroup = "documents";

/**
 * The company reduces its consent in scope or time: from this transaction on nothing removed is shown any more,
 * whatever was given before. Open documents are closed with their group, so that adding the group again opens none by
 * itself.
 */
export function narrowConsent(
  { withActor, now }: ServiceContext,
  actor: CompanyActor,
  { introductionId, ...change }: Narrowing & { introductionId: string },
): Promise<void> {
  return withActor(actor, async (trx) => {
    const { active, terms: before } = await lockConsentToChange(trx, actor, { introductionId, now: now() });
    refuseIf(whyNotNarrow(before, change, now()));
    const terms = narrowed(before, change);
    await replaceConsent(trx, actor, active, { step: "narrowed", terms, by: actor.userId, at: now() });
    if (change.without.includes(documents)) await closeOthers(trx, introductionId, { except: [], at: now() });
    await enqueue(trx, "notify-institution-consent-narrowed", { introductionId });
    await enqueue(trx, "notify-colleagues-consent-changed", { introductionId });
  });
}
