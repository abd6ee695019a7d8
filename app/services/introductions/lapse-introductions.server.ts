import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { introductionStatusAfter, whyNotMoveIntroduction } from "#app/domain/introductions/lifecycle.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { lockOverdueIntroductions, updateIntroduction } from "#db/queries/introductions/introductions.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";

const batch = 200;

/** Without an answer in time the introduction lapses, and both sides are notified. Returns how many lapsed. */
export function lapseIntroductions({ withActor, now }: ServiceContext, actor: SystemActor): Promise<number> {
  return withActor(actor, async (trx) => {
    const overdue = await lockOverdueIntroductions(trx, now(), batch);
    for (const introduction of overdue) {
      if (whyNotMoveIntroduction(introduction, "lapse", "system", now()) !== null) continue;
      const status = introductionStatusAfter(introduction.status, "lapse");
      await updateIntroduction(trx, introduction.id, {
        status,
        reasonCode: "no_reply",
        answerBy: null,
        statusChangedAt: now(),
      });
      const moved = { to: status, reasonCode: "no_reply" };
      await recordOn(trx, actor, "introduction-lapsed", { introduction }, moved);
      await enqueue(trx, "notify-introduction-lapsed", { introductionId: introduction.id });
      const { mandateId } = introduction;
      await enqueue(trx, "match-mandate", { mandateId });
    }
    return overdue.length;
  });
}
