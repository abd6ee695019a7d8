import type { Actor } from "#app/domain/accounts/actor.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";
import { answerOwed } from "./answer-owed.server.ts";
import type { CleanFile } from "./open-answer.server.ts";

/**
 * A clean file answers what it was uploaded for, under the consent that its company had read then. Where that one no
 * longer holds, the answer is no longer asked for, or the institution or the ask was suspended meanwhile, the document stays private to the company, which is notified.
 */
export async function settleClean(
  ctx: Pick<ServiceContext, "now" | "workingDays">,
  trx: ActorTransaction,
  actor: Actor,
  { companyId, ...file }: Omit<CleanFile, "companyId"> & { companyId: string | null },
): Promise<void> {
  if (companyId === null) return;
  const { introductionId, whyNot } = await answerOwed(ctx, trx, actor, { ...file, companyId });
  if (introductionId !== undefined && whyNot !== null)
    await enqueue(trx, "notify-company-file-stayed-closed", { introductionId });
}
