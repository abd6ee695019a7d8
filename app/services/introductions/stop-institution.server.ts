import { lockIntroduction } from "./lock-introduction.server.ts";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { insertStop } from "#db/queries/introductions/consents.ts";
import { record } from "#db/queries/audit/events.ts";
import type { ServiceContext } from "../context.ts";

/** The company stops contact with an introduction's institution; the introduction itself goes on unchanged. */
export function stopInstitution(
  { withActor, now }: ServiceContext,
  actor: CompanyActor,
  introductionId: string,
): Promise<void> {
  return withActor(actor, "work", async (trx) => {
    const { companyId, institutionId, prospectId } = await lockIntroduction(trx, actor, introductionId);
    await insertStop(trx, { companyId, institutionId, stoppedBy: actor.userId, stoppedAt: now() });
    await record(trx, actor, {
      type: "institution-stopped",
      subject: { kind: "introduction", id: introductionId },
      // The company's own list: the institution never learns of it.
      companyId,
      prospectId,
    });
  });
}
