import type { Actor, Party } from "#app/domain/accounts/actor.ts";
import { clockAfter } from "#app/domain/applications/clock.ts";
import {
  applicationStatusAfter,
  type ApplicationMove,
  type ApplicationStatus,
  whyNotMoveApplication,
} from "#app/domain/applications/lifecycle.ts";
import type { EventType } from "#app/domain/events/event.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import type { Day } from "#app/lib/days.ts";
import { settleItems } from "#db/queries/applications/application-items.ts";
import { type lockApplication, updateApplication } from "#db/queries/applications/applications.ts";
import { type EventToRecord, recordOn } from "#db/queries/audit/events.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";

type LockedApplication = NonNullable<Awaited<ReturnType<typeof lockApplication>>>;

export interface ApplicationStep {
  move: ApplicationMove;
  by: Party;
  type: EventType;
  /** The first day on which a missing item is due. */
  itemsDueOn?: Day | null;
  change?: Parameters<typeof updateApplication>[2];
  note?: Pick<EventToRecord, "reasonCode" | "note" | "detail">;
}

/**
 * One move of a locked application: refused if the lifecycle has none, else written with its clock and its event. An
 * institution's move out of "incomplete", or into it, settles what was owed before: nothing of it may be given any more.
 * No other may settle it, nor needs to, since what the other sides end doesn't go on.
 */
export async function moveApplication(
  { now, workingDays }: Pick<ServiceContext, "now" | "workingDays">,
  trx: ActorTransaction,
  actor: Actor,
  application: LockedApplication,
  { move, by, type, itemsDueOn = null, change = {}, note = {} }: ApplicationStep,
): Promise<ApplicationStatus> {
  refuseIf(whyNotMoveApplication(application, move, by));
  const status = applicationStatusAfter(application.status, move);
  const at = now();
  const clock = clockAfter(status, application, { now: at, itemsDueOn, workingDays });
  const isSameClock = clock.dueAt?.getTime() === application.dueAt?.getTime();
  await updateApplication(trx, application.id, {
    ...clock,
    ...(isSameClock ? {} : { remindedAt: null, escalatedAt: null }),
    ...(status === "complete" && application.completedAt === null ? { completedAt: at } : {}),
    ...change,
    status,
    statusChangedAt: at,
  });
  if (actor.kind === "institution" && !(application.status === "incomplete" && status === "incomplete")) {
    const settled = { settledBy: actor.userId, settledAt: at };
    await settleItems(trx, { applicationId: application.id, itemId: null }, { status: "waived", ...settled });
  }
  await recordOn(trx, actor, type, { application }, { to: status, ...note });
  return status;
}
