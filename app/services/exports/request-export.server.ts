import { organizationIdOf, type PartyActor, partyIdsOf } from "#app/domain/accounts/actor.ts";
import { sectionsOf } from "#app/domain/exports/sections.ts";
import { Refusal } from "#app/domain/refusal.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { record } from "#db/queries/audit/events.ts";
import { insertExport } from "#db/queries/exports/exports.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";
import { countUse } from "../usage/count-use.server.ts";

/**
 * An owner requests all data of their organization as one archive, in the language that they read; a job writes it. One
 * at a time.
 */
export function requestExport(
  { withActor, now }: ServiceContext,
  actor: PartyActor,
  { locale }: { locale: Locale },
): Promise<void> {
  return withActor(actor, "export-data", async (trx) => {
    await countUse(trx, actor, "archive");
    const organizationId = organizationIdOf(actor);
    const inserted = await insertExport(trx, {
      organizationId,
      locale,
      side: actor.kind,
      requestedBy: actor.userId,
      requestedAt: now(),
      files: sectionsOf(actor.kind).length,
    });
    if (inserted === undefined) throw new Refusal("export-under-way");
    await record(trx, actor, {
      type: "export-requested",
      subject: { kind: actor.kind, id: organizationId },
      ...partyIdsOf(actor),
    });
    await enqueue(trx, "write-export", { exportId: inserted.id });
  });
}
