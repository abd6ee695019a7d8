import { lockOwnMandate } from "./lock-own-mandate.server.ts";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { EventType } from "#app/domain/events/event.ts";
import { mandateStatusAfter, whyNotMoveMandate } from "#app/domain/mandates/lifecycle.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { endMandateDraft, lockDraftRevision } from "#db/queries/mandates/mandate-drafts.ts";
import { updateMandate } from "#db/queries/mandates/mandates.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";
import { refuseBeyondLicence } from "./refuse-beyond-licence.server.ts";
import { refuseLeaving } from "../deletion/refuse-leaving.server.ts";

export interface MandateMove {
  mandateId: string;
  move: Stop;
  /** Of the draft, or of the end of the last one, that the page showed. */
  revision?: number | undefined;
}

type Stop = "pause" | "resume" | "retire";

const eventTypes: Readonly<Record<Stop, EventType>> = {
  pause: "mandate-paused",
  resume: "mandate-resumed",
  retire: "mandate-retired",
};

/**
 * An institution pauses, resumes or retires a mandate. Lists follow: a paused or retired mandate is in none. Its
 * introductions, offers and deals go on. Its end also ends a draft of its next version: it is refused if a colleague has
 * written since `revision` was read; what has no page read none. Within a transaction; a refusal has written nothing.
 */
export async function moveMandateWithin(
  { now }: Pick<ServiceContext, "now">,
  trx: ActorTransaction,
  actor: InstitutionActor,
  { mandateId, move, revision }: MandateMove,
): Promise<void> {
  const mandate = await lockOwnMandate(trx, actor, mandateId);
  const today = dayOf(now());
  refuseIf(
    whyNotMoveMandate({ ...mandate, validUntil: mandate.validUntil ?? today }, move, "institution", today),
  );
  const isOther = revision !== undefined && (await lockDraftRevision(trx, mandateId)) !== revision;
  refuseIf(isOther ? "mandate-stale-draft" : null);
  if (move === "resume") {
    await refuseLeaving(trx, actor);
    await refuseBeyondLicence(trx, actor, mandate.instruments, "mandate-beyond-licence");
  }
  const status = mandateStatusAfter(mandate.status, move);
  await updateMandate(trx, mandateId, { status, statusChangedAt: now(), updatedAt: now() });
  if (move === "retire") await endMandateDraft(trx, mandateId);
  await recordOn(trx, actor, eventTypes[move], { mandate }, { to: status, version: mandate.version });
  await enqueue(trx, "match-mandate", { mandateId });
}
