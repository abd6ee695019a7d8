import type { Actor } from "#app/domain/accounts/actor.ts";
import { clockAfter } from "#app/domain/applications/clock.ts";
import { firstDue } from "#app/domain/applications/items.ts";
import { type listItems, settleItems } from "#db/queries/applications/application-items.ts";
import { type lockApplication, updateApplication } from "#db/queries/applications/applications.ts";
import { record } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";
import { moveApplication } from "./move-application.server.ts";

type Items = Awaited<ReturnType<typeof listItems>>;

export interface SettledItem {
  application: NonNullable<Awaited<ReturnType<typeof lockApplication>>>;
  items: Items;
  item: Items[number];
  /** What provides it, and who. */
  change: Pick<Parameters<typeof settleItems>[2], "documentId" | "settledBy">;
}

/**
 * An owed item is provided. With the last one the file is complete and the decision's clock resumes; until then the
 * clock is the next day on which something is due. Returns whether the file is complete.
 */
export async function settleItem(
  ctx: Pick<ServiceContext, "now" | "workingDays">,
  trx: ActorTransaction,
  actor: Actor,
  { application, items, item, change }: SettledItem,
): Promise<{ isComplete: boolean }> {
  const { id: applicationId, companyId, institutionId, prospectId } = application;
  const of = { applicationId, itemId: item.id };
  await settleItems(trx, of, {
    ...change,
    noFileReason: null,
    noteMasked: [],
    status: "provided",
    settledAt: ctx.now(),
  });
  await record(trx, actor, {
    type: "application-item-provided",
    subject: { kind: "application", id: applicationId },
    companyId,
    institutionId,
    prospectId,
    // The text is under the consent; the event outlives it.
    detail: { item: item.code },
  });
  const itemsDueOn = firstDue(items.filter(({ id }) => id !== item.id));
  if (itemsDueOn === null) {
    await moveApplication(ctx, trx, actor, application, {
      move: "mark_complete",
      by: "system",
      type: "application-completed",
    });
    await enqueue(trx, "notify-institution-application-complete", { applicationId });
    return { isComplete: true };
  }
  const { workingDays } = ctx;
  const clock = clockAfter("incomplete", application, { now: ctx.now(), itemsDueOn, workingDays });
  if (clock.dueAt?.getTime() !== application.dueAt?.getTime()) {
    await updateApplication(trx, applicationId, {
      dueAt: clock.dueAt,
      remindAt: clock.remindAt,
      remindedAt: null,
      escalatedAt: null,
    });
  }
  return { isComplete: false };
}
