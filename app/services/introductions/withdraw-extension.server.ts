import { lockIntroduction } from "./lock-introduction.server.ts";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { found, Refusal } from "#app/domain/refusal.ts";
import { lockConsentRequest, updateConsentRequest } from "#db/queries/introductions/consent-requests.ts";
import type { ServiceContext } from "../context.ts";

/** An institution withdraws its request to extend a consent. */
export function withdrawExtension(
  { withActor, now }: ServiceContext,
  actor: InstitutionActor,
  { introductionId, requestId }: { introductionId: string; requestId: string },
): Promise<void> {
  return withActor(actor, "work", async (trx) => {
    await lockIntroduction(trx, actor, introductionId);
    const { status } = found(
      await lockConsentRequest(trx, introductionId, requestId),
      "consent-request-not-found",
    );
    if (status !== "requested") throw new Refusal("consent-request-answered");
    const change = { status: "withdrawn", answeredBy: actor.userId, answeredAt: now() } as const;
    await updateConsentRequest(trx, requestId, change);
  });
}
