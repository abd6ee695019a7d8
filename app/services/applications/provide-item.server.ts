import { type CompanyActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { clockAfter } from "#app/domain/applications/clock.ts";
import { firstDue, whyNotProvide } from "#app/domain/applications/items.ts";
import { asOtherSideReads } from "#app/domain/introductions/messages.ts";
import { found, Refusal, refuseIf } from "#app/domain/refusal.ts";
import { listItems, lockApplication, settleItems, updateApplication } from "#db/queries/applications.ts";
import { record } from "#db/queries/events.ts";
import { enqueue } from "#db/queries/jobs.ts";
import { findStandingConsent } from "#db/queries/messages.ts";
import type { ServiceContext } from "../context.ts";
import { moveApplication } from "./move-application.server.ts";

export interface ProvideItem {
  applicationId: string;
  itemId: string;
  /** Where it is, or what there is to say of it. */
  note: string;
}

/**
 * The company marks what it owed as provided. With the last of it the file is complete by itself and the decision's
 * clock goes on; until then the clock is that of the next day on which something is due.
 */
export function provideItem(
  ctx: ServiceContext,
  actor: CompanyActor,
  { applicationId, itemId, note }: ProvideItem,
): Promise<void> {
  return ctx.withActor(actor, async (trx) => {
    refuseIf(whyNotRole(actor, "work"));
    const application = found(await lockApplication(trx, applicationId, actor), "application-not-found");
    if (application.status !== "incomplete") throw new Refusal("application-wrong-state");
    const items = await listItems(trx, applicationId);
    const item = found(
      items.find(({ id }) => id === itemId),
      "application-item-not-found",
    );
    refuseIf(whyNotProvide(item));
    const consent = await findStandingConsent(trx, application.introductionId);
    if (!consent || consent.expiresAt <= ctx.now()) throw new Refusal("consent-not-in-force");
    const words = asOtherSideReads(note, "company", consent, ctx.now());
    await settleItems(
      trx,
      { applicationId, itemId },
      {
        ...{ status: "provided", note: words.text, noteMasked: words.masked },
        ...{ settledBy: actor.userId, settledAt: ctx.now() },
      },
    );
    await record(trx, actor, {
      type: "application-item-provided",
      subject: { kind: "application", id: applicationId },
      ...{ companyId: application.companyId, institutionId: application.institutionId },
      prospectId: application.prospectId,
      // The words are under the consent; what is recorded outlives it.
      detail: { item: item.code },
    });
    const itemsDueOn = firstDue(items.filter(({ id }) => id !== itemId));
    if (itemsDueOn === null) {
      await moveApplication(ctx, trx, actor, application, {
        ...{ move: "mark_complete", by: "system", type: "application-completed" },
      });
      await enqueue(trx, "tell-institution-application-complete", { applicationId });
      return;
    }
    const { workingDays } = ctx;
    const clock = clockAfter("incomplete", application, { now: ctx.now(), itemsDueOn, workingDays });
    if (clock.dueAt?.getTime() === application.dueAt?.getTime()) return;
    await updateApplication(trx, applicationId, {
      ...{ dueAt: clock.dueAt, remindAt: clock.remindAt, remindedAt: null, escalatedAt: null },
    });
  });
}
