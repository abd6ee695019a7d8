import type { SystemActor } from "#app/domain/accounts/actor.ts";
import type { TrailFault } from "#app/domain/audit/trail-fault.ts";
import { areTextsSound, eventHash } from "#app/integrations/audit-seals/event-hash.ts";
import { listUnsealedAsText } from "#db/queries/audit/sealed-events.ts";
import type { ServiceContext } from "../context.ts";

const page = 1_000;

/** Compares the events that wait for their seal with their own hashes. */
export async function checkUnsealedEvents(
  ctx: Pick<ServiceContext, "readAs">,
  actor: SystemActor,
): Promise<TrailFault[]> {
  const faults: TrailFault[] = [];
  for (let after = 0n; ;) {
    const from = after;
    const rows = await ctx.readAs(actor, (trx) => listUnsealedAsText(trx, from, page));
    for (const row of rows) {
      if (eventHash(row) !== row.rowHash?.toString("hex") || !areTextsSound(row))
        faults.push({ of: "event", what: "edited", id: row.id, seal: null });
    }
    if (rows.length < page) return faults;
    after = BigInt(rows.at(-1)?.id ?? 0);
  }
}
