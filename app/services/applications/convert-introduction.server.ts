import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { introductionStatusAfter } from "#app/domain/introductions/lifecycle.ts";
import { lockIntroductionRow, updateIntroduction } from "#db/queries/introductions/introductions.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "#app/services/context.ts";

/**
 * An institution's first move on an application converts its introduction: the open place of the mandate is free for
 * another company.
 */
export async function convertIntroduction(
  { now }: Pick<ServiceContext, "now">,
  trx: ActorTransaction,
  actor: InstitutionActor,
  introductionId: string,
): Promise<void> {
  const introduction = await lockIntroductionRow(trx, introductionId, actor);
  if (introduction?.status !== "consented") return;
  const status = introductionStatusAfter(introduction.status, "convert");
  await updateIntroduction(trx, introductionId, { status, statusChangedAt: now() });
  const { mandateId } = introduction;
  await enqueue(trx, "match-mandate", { mandateId });
}
