import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { firstDue, whyNotRequestItems } from "#app/domain/applications/items.ts";
import { whyNotMoveApplication } from "#app/domain/applications/lifecycle.ts";
import type { RequestedItem } from "#app/domain/codes/items.ts";
import { found, Refusal, refuseIf } from "#app/domain/refusal.ts";
import type { Day } from "#app/lib/days.ts";
import { insertItems, listItems } from "#db/queries/applications/application-items.ts";
import { lockApplication } from "#db/queries/applications/applications.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { findActiveConsent } from "#db/queries/introductions/messages.ts";
import type { ServiceContext } from "../context.ts";
import { refuseSuspendedAsk } from "../prospects/refuse-suspended-ask.server.ts";
import { refuseUnseenApplication } from "./refuse-unseen-application.server.ts";
import { moveApplication } from "./move-application.server.ts";
import { convertIntroduction } from "./convert-introduction.server.ts";

export interface RequestItems {
  applicationId: string;
  items: RequestedItem[];
  /** In the institution's own words; required for "other". */
  words: string | null;
  dueOn: Day;
  /** What its page showed; left out by what has no page. */
  shown?: string;
}

/**
 * The institution states what is missing, and by when. The decision's clock stops until the company has provided it.
 * Refused if its page showed another state or other items, so that nothing is asked for twice; if the consent has ended,
 * since nobody may read the answer; and if the company would owe too many items at a time.
 */
export function requestItems(
  ctx: ServiceContext,
  actor: InstitutionActor,
  { applicationId, items, words, dueOn, shown }: RequestItems,
): Promise<void> {
  return ctx.withActor(actor, "work", async (trx) => {
    const application = found(await lockApplication(trx, applicationId, actor), "application-not-found");
    refuseIf(whyNotMoveApplication(application, "mark_incomplete", "institution"));
    await refuseUnseenApplication(trx, application, shown);
    const { introductionId, companyId, institutionId } = application;
    const consent = await findActiveConsent(trx, introductionId);
    if (!consent || consent.expiresAt <= ctx.now()) throw new Refusal("consent-not-in-force");
    await refuseSuspendedAsk(trx, { introductionId });
    const codes = [...new Set(items)];
    const before = await listItems(trx, applicationId);
    refuseIf(whyNotRequestItems(before, codes.length));
    await convertIntroduction(ctx, trx, actor, introductionId);
    await moveApplication(ctx, trx, actor, application, {
      move: "mark_incomplete",
      by: "institution",
      type: "application-incomplete",
      itemsDueOn: firstDue([...before, { status: "requested", dueOn }]),
      note: { note: words, detail: { items, dueOn } },
    });
    await insertItems(
      trx,
      codes.map((code) => ({
        applicationId,
        introductionId,
        companyId,
        institutionId,
        code,
        words,
        dueOn,
        requestedBy: actor.userId,
        requestedAt: ctx.now(),
      })),
    );
    await enqueue(trx, "notify-company-application-incomplete", { applicationId });
  });
}
