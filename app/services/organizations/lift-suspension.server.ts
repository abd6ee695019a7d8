import type { AdminActor, SystemActor } from "#app/domain/accounts/actor.ts";
import { institutionStatusAfter, moveThatLifts, stoppedSince } from "#app/domain/organizations/lifecycle.ts";
import { dayOf } from "#app/lib/days.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { listMandatesOnTheMarket } from "#db/queries/organizations/institution-lists.ts";
import { type lockInstitution, updateInstitution } from "#db/queries/organizations/institutions.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";
import { notifyCompaniesMet } from "./notify-companies-met.server.ts";
import { resumeClocks } from "./resume-clocks.server.ts";

interface Lifted {
  /** Locked. */
  institution: NonNullable<Awaited<ReturnType<typeof lockInstitution>>>;
  beforeStatus: string;
  /** When its clocks go on. */
  clock: Pick<ServiceContext, "now" | "workingDays">;
}

/** Lifts a suspension that was not confirmed: the institution is as it was before, and is notified. Clocks go on. */
export async function liftSuspension(
  trx: ActorTransaction,
  actor: AdminActor | SystemActor,
  { institution, beforeStatus, clock }: Lifted,
): Promise<void> {
  const move = moveThatLifts(institution, beforeStatus, dayOf(clock.now()));
  const status = institutionStatusAfter(institution.status, move);
  await updateInstitution(trx, institution.id, { status, updatedAt: clock.now() });
  await resumeClocks(clock, trx, { institutionId: institution.id }, stoppedSince(institution));
  await recordOn(trx, actor, "institution-suspension-lifted", { institution }, { to: status });
  for (const mandateId of await listMandatesOnTheMarket(trx, institution.id)) {
    await enqueue(trx, "match-mandate", { mandateId });
  }
  await enqueue(trx, "notify-institution-status-changed", { institutionId: institution.id });
  await notifyCompaniesMet(trx, institution.id, "restore");
}
