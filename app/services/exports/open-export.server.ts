import {
  type CompanyActor,
  type InstitutionActor,
  organizationIdOf,
  partyIdsOf,
  whyNotRole,
} from "#app/domain/accounts/actor.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { record } from "#db/queries/events.ts";
import { findReadyExport } from "#db/queries/exports.ts";
import type { ExportsContext } from "../context.ts";

/** An owner fetches an archive of their own organization while it is kept; that they did is written down. */
export async function openExport(
  { withActor, now, archives }: ExportsContext,
  actor: CompanyActor | InstitutionActor,
  { exportId }: { exportId: string },
) {
  const organizationId = organizationIdOf(actor);
  const ready = await withActor(actor, async (trx) => {
    refuseIf(whyNotRole(actor, "manage"));
    const row = await findReadyExport(trx, { exportId, organizationId, at: now() });
    return found(row, "export-not-found");
  });
  const file = found(await archives.get(ready.id, Number(ready.sizeBytes)), "export-not-found");
  await withActor(actor, (trx) =>
    record(trx, actor, {
      type: "export-fetched",
      subject: { kind: actor.kind, id: organizationId },
      ...partyIdsOf(actor),
    }),
  );
  return { ...file, requestedAt: ready.requestedAt };
}
