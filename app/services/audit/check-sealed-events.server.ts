import type { SystemActor } from "#app/domain/accounts/actor.ts";
import type { IdRange } from "#app/domain/audit/id-ranges.ts";
import type { TrailFault } from "#app/domain/audit/trail-fault.ts";
import { areTextsSound, eventHash } from "#app/integrations/audit-seals/event-hash.ts";
import { digestOfHashes } from "#app/integrations/audit-seals/seal-digest.ts";
import { type EventAsText, findEventByHash, listEventsAsText } from "#db/queries/audit/sealed-events.ts";
import type { ServiceContext } from "../context.ts";

const page = 1_000;
/** So many faults end the comparison. */
const enough = 100;
/** For the first faults of a seal only, it is searched which other event the content is of. */
const mostSearched = 3;

/** What a seal says about its events. */
interface SealedEvents {
  number: string;
  ranges: readonly IdRange[];
  rowsDigest: string;
  /** In hex, one for each id in order; null where no copy has them: then the rows' own hashes are used. */
  hashes: readonly string[] | null;
}

/**
 * Compares the events of a seal with it, a page at a time. `erased`: called with the id of each event that had a text.
 * Returns the faults, the first event first; none where the events are what was sealed.
 */
export async function checkSealedEvents(
  ctx: Pick<ServiceContext, "readAs">,
  actor: SystemActor,
  { number: seal, ranges, rowsDigest, hashes }: SealedEvents,
  erased: (id: string) => void,
): Promise<TrailFault[]> {
  const faults: TrailFault[] = [];
  const own: Buffer[] = [];
  let at = 0;
  for (const [from, until] of ranges) {
    for (let next = from; next < until && faults.length < enough;) {
      const read = { from: next, until, limit: page };
      const rows = await ctx.readAs(actor, (trx) => listEventsAsText(trx, read));
      const end = rows.length < page ? until : BigInt(rows.at(-1)?.id ?? 0) + 1n;
      const byId = new Map(rows.map((row) => [row.id, row]));
      for (; next < end; next += 1n, at += 1) {
        const id = String(next);
        const row = byId.get(id);
        if (row === undefined) {
          faults.push({ of: "event", what: "deleted", id, seal });
          continue;
        }
        own.push(row.rowHash ?? Buffer.alloc(0));
        const fault = await faultOf(row, hashes?.[at]);
        if (fault !== null) faults.push({ of: "event", id, seal, ...fault });
        if (row.noteCommitment !== null || row.detailCommitment !== null) erased(id);
      }
    }
  }
  if (faults.length === 0 && hashes === null && digestOfHashes(own) !== rowsDigest)
    faults.push({ of: "seal", what: "differs", seal, from: String(ranges[0]?.[0]) });
  return faults;

  async function faultOf(row: EventAsText, sealed: string | undefined) {
    const stored = row.rowHash?.toString("hex");
    const computed = eventHash(row);
    const expected = sealed ?? stored;
    if (computed === expected && stored === expected && areTextsSound(row)) return null;
    const other = faults.length < mostSearched ? await otherOf(row, sealed) : null;
    return other === null ? ({ what: "edited" } as const) : ({ what: "swapped", other } as const);
  }

  /** The id of the event whose content this row has, or that has the content of this one. */
  async function otherOf(row: EventAsText, sealed: string | undefined): Promise<string | null> {
    if (sealed !== undefined) {
      const holder = await ctx.readAs(actor, (trx) => findEventByHash(trx, Buffer.from(sealed, "hex")));
      if (holder !== undefined && String(holder) !== row.id) return String(holder);
    }
    let position = 0;
    for (const [from, until] of ranges) {
      for (let id = from; id < until; id += 1n, position += 1) {
        if (String(id) !== row.id && eventHash(row, String(id)) === hashes?.[position]) return String(id);
      }
    }
    return null;
  }
}
