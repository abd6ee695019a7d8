import type { SystemActor } from "#app/domain/accounts/actor.ts";
import {
  listOverdueConfirmations,
  lockOpenConfirmation,
  settleConfirmation,
} from "#db/queries/moderation/confirmations.ts";
import { lockInstitution } from "#db/queries/organizations/institutions.ts";
import type { ServiceContext } from "../context.ts";
import { liftSuspension } from "./lift-suspension.server.ts";

const batch = 100;

/** Lifts suspensions that no other admin confirmed in time. Returns how many. */
export function liftSuspensions(
  { withActor, now, workingDays }: ServiceContext,
  actor: SystemActor,
): Promise<number> {
  return withActor(actor, async (trx) => {
    let lifted = 0;
    for (const { subjectId } of await listOverdueConfirmations(trx, {
      kind: "suspension",
      now: now(),
      limit: batch,
    })) {
      const institution = await lockInstitution(trx, subjectId);
      // Settled since it was listed.
      const open = await lockOpenConfirmation(trx, "suspension", subjectId);
      if (institution === undefined || open === undefined) continue;
      await settleConfirmation(trx, open.id, { status: "lapsed", by: null, at: now() });
      if (institution.status !== "suspended") continue;
      await liftSuspension(trx, actor, {
        institution,
        beforeStatus: open.beforeStatus,
        clock: { now, workingDays },
      });
      lifted += 1;
    }
    return lifted;
  });
}
