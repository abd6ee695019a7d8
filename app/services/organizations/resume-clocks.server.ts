import { clockResumed } from "#app/domain/applications/clock.ts";
import { deadlineResumed, stoodStill } from "#app/domain/clocks.ts";
import { updateApplication } from "#db/queries/applications/applications.ts";
import { updateIntroduction } from "#db/queries/introductions/introductions.ts";
import { lockClocks, type SuspendedSubject } from "#db/queries/prospects/suspensions.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";

/**
 * The end of a suspension, of an ask or of an institution: nobody could answer meanwhile, so that requests and applications
 * which had not ended before have the working days that were left. Where the other is suspended still, they go on with the
 * end of that.
 */
export async function resumeClocks(
  { now, workingDays }: Pick<ServiceContext, "now" | "workingDays">,
  trx: ActorTransaction,
  of: SuspendedSubject,
  since: Date,
): Promise<void> {
  const { requests, applications } = await lockClocks(trx, of, since);
  for (const { id, answerBy, otherSince } of requests) {
    const until = stoodStill(since, { otherSince, now: now() });
    if (until === null) continue;
    const clock = { now: until, workingDays };
    await updateIntroduction(trx, id, { answerBy: deadlineResumed(answerBy, since, clock) });
  }
  for (const { id, otherSince, ...application } of applications) {
    const until = stoodStill(since, { otherSince, now: now() });
    if (until === null) continue;
    const clock = { since, now: until, workingDays };
    await updateApplication(trx, id, { ...clockResumed(application, clock), remindedAt: null });
  }
}
