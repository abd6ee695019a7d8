import type { Actor } from "#app/domain/accounts/actor.ts";
import {
  applicationStatusAfter,
  isOpenApplication,
  whyNotMoveApplication,
} from "#app/domain/applications/lifecycle.ts";
import { lockApplicationOfIntroduction } from "#db/queries/applications/applications.ts";
import { findIntroduction } from "#db/queries/introductions/introductions.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";
import { moveApplication, type ApplicationStep } from "./move-application.server.ts";
import { openApplication } from "./open-application.server.ts";

/** An event of an introduction, its offers or its deal that moves the application. */
export type IntroductionEvent =
  | { what: "offer-issued" | "offer-ended" | "consent-ended" | "company-declined" | "drawdown-confirmed" }
  | { what: "guarantee-in-force" | "search-ended" | "money-reversed" }
  | { what: "deal-fell-through" }
  | { what: "institution-declined"; reasonCode: string; note: string | null };

type Locked = NonNullable<Awaited<ReturnType<typeof lockApplicationOfIntroduction>>>;

const steps: Readonly<
  Record<Exclude<IntroductionEvent["what"], "institution-declined" | "money-reversed">, ApplicationStep>
> = {
  "offer-issued": { move: "offer", by: "institution", type: "application-offered" },
  "offer-ended": { move: "end_unaccepted", by: "system", type: "application-not-accepted" },
  "consent-ended": { move: "close", by: "system", type: "application-closed" },
  "company-declined": { move: "withdraw", by: "company", type: "application-withdrawn" },
  "drawdown-confirmed": { move: "originate", by: "system", type: "application-originated" },
  "guarantee-in-force": { move: "originate", by: "system", type: "application-originated" },
  "search-ended": { move: "close", by: "system", type: "application-closed" },
  "deal-fell-through": { move: "close", by: "system", type: "application-closed" },
};

/**
 * Moves the application after an event of its introduction, in the same transaction. Events without a move are ignored:
 * a second drawdown, the end of a consent while an offer or a deal exists. An offer opens an application if none is
 * open, and reopens a declined one.
 */
export async function followIntroduction(
  ctx: Pick<ServiceContext, "now" | "workingDays">,
  trx: ActorTransaction,
  actor: Actor,
  introductionId: string,
  happened: IntroductionEvent,
): Promise<void> {
  const found = await lockApplicationOfIntroduction(trx, introductionId);
  const application =
    happened.what === "offer-issued" ? await readied(ctx, trx, actor, introductionId, found) : found;
  if (application === undefined) return;
  const step = stepAfter(happened, application);
  const isHeld = application.hasOffer && (step.move === "close" || step.move === "end_unaccepted");
  if (isHeld || whyNotMoveApplication(application, step.move, step.by) !== null) return;
  await moveApplication(ctx, trx, actor, application, step);
}

function stepAfter(happened: IntroductionEvent, { hasOffer }: Locked): ApplicationStep {
  if (happened.what === "institution-declined") return declined(happened);
  if (happened.what !== "money-reversed") return steps[happened.what];
  // All its money was reversed: its deal goes on, or had fallen through.
  const move = hasOffer ? "lose_money" : "lose_deal";
  return { move, by: "system", type: "application-money-reversed" };
}

/** An application that an offer can be based on. */
async function readied(
  ctx: Pick<ServiceContext, "now" | "workingDays">,
  trx: ActorTransaction,
  actor: Actor,
  introductionId: string,
  application: Locked | undefined,
): Promise<Locked | undefined> {
  if (application !== undefined && isOpenApplication(application.status)) return application;
  if (application?.status === "declined") {
    const step = { move: "reopen", by: "institution", type: "application-reopened" } as const;
    await moveApplication(ctx, trx, actor, application, step);
    return { ...application, status: applicationStatusAfter("declined", "reopen") };
  }
  const introduction = await findIntroduction(trx, introductionId);
  if (introduction !== undefined) await openApplication(ctx, trx, actor, introduction);
  return lockApplicationOfIntroduction(trx, introductionId);
}

function declined({ reasonCode, note }: { reasonCode: string; note: string | null }): ApplicationStep {
  return {
    move: "decline",
    by: "institution",
    type: "application-declined",
    change: { reasonCodes: [reasonCode], repairable: false, repair: null, note },
    note: { reasonCode, note },
  };
}
