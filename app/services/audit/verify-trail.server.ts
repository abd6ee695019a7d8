import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { countIds, type IdRange, mergeRanges, readRanges, writeRanges } from "#app/domain/audit/id-ranges.ts";
import { readSealCopy, type SealCopy } from "#app/domain/audit/seal-copy.ts";
import type { SealFault, TrailFault, TrailReport } from "#app/domain/audit/trail-fault.ts";
import { digestOfHashes, sealDigest } from "#app/integrations/audit-seals/seal-digest.ts";
import { listSealsAfter, type SealRow } from "#db/queries/audit/seals.ts";
import { countTrail, listErasedIds, listUncovered } from "#db/queries/audit/sealed-events.ts";
import type { AuditContext } from "../context.ts";
import { checkSealedEvents } from "./check-sealed-events.server.ts";
import { checkUnsealedEvents } from "./check-unsealed-events.server.ts";
import { toSealContent } from "./to-seal-content.ts";

const page = 20;
/** So many are reported: the first one matters. */
const mostFaults = 20;

type EventFaults = Extract<TrailFault, { of: "event" }>[];
type SealFaults = Extract<TrailFault, { of: "seal" }>[];

export interface Verification {
  /** Whether the copies outside the database are compared. */
  copies?: boolean;
  /** A digest that an auditor has, of the seal with this number. */
  known?: { number: bigint; digest: string } | undefined;
}

/** A seal as it must be: what its copy says, if it has a sound one, else what the database says. */
interface Truth {
  number: string;
  digest: string;
  ranges: readonly IdRange[];
  rowsDigest: string;
  hashes: readonly string[] | null;
}

/**
 * Recomputes the hashes of all events, the seals and their chain, and compares them with the copies outside the database.
 * In bounded memory, by statements of their own: the trail may grow meanwhile. No faults mean that nothing was changed
 * since it was sealed.
 */
export async function verifyTrail(
  ctx: Pick<AuditContext, "readAs" | "sealCopies">,
  actor: SystemActor,
  { copies = true, known }: Verification = {},
): Promise<TrailReport> {
  const faults = { events: [] as EventFaults, seals: [] as SealFaults };
  const erased = new Set<string>();
  const report: TrailReport = {
    faults: [],
    seals: 0n,
    events: 0n,
    unsealed: 0n,
    erased: 0,
    copies: 0n,
    uncopied: 0n,
    last: null,
  };
  const chain = { previous: null as string | null, previousInDatabase: null as string | null };
  let covered: IdRange[] = [];
  for (let number = 1n, ended = false; !ended && faults.events.length < mostFaults;) {
    const last = number - 1n;
    const rows = await ctx.readAs(actor, (trx) => listSealsAfter(trx, last, page));
    const highest = rows.at(-1)?.number ?? 0n;
    const stored = new Map(rows.map((row) => [row.number, row]));
    const numbers = Array.from({ length: page }, (_, at) => number + BigInt(at));
    const texts = copies ? await Promise.all(numbers.map((each) => ctx.sealCopies.get(each))) : [];
    for (const [at, each] of numbers.entries()) {
      const text = texts[at] ?? null;
      const row = stored.get(each) ?? (text === null ? undefined : await readAgain(each));
      if (row === undefined && text === null && each > highest) {
        ended = true;
        break;
      }
      await checkSeal(each, row, text);
      number = each + 1n;
    }
  }
  const upTo = report.seals;
  if (known !== undefined && known.number > upTo)
    add({ of: "seal", what: "missing", seal: String(known.number), from: null });
  await checkTheRest(upTo);
  report.faults = await inOrder();
  return report;

  function add(...some: readonly TrailFault[]): void {
    for (const fault of some) {
      if (fault.of === "event") faults.events.push(fault);
      else if (faults.seals.length < mostFaults) faults.seals.push(fault);
    }
  }

  /** It may have been written since the page was read. */
  async function readAgain(number: bigint): Promise<SealRow | undefined> {
    const [row] = await ctx.readAs(actor, (trx) => listSealsAfter(trx, number - 1n, 1));
    return row?.number === number ? row : undefined;
  }

  async function checkSeal(number: bigint, row: SealRow | undefined, text: string | null): Promise<void> {
    const seal = String(number);
    const copy = text === null ? null : soundCopy(text, seal, chain.previous);
    const truth = truthOf(copy ?? row);
    const from = truth === null ? null : String(truth.ranges[0]?.[0]);
    const fail = (what: SealFault): void => add({ of: "seal", what, seal, from });
    if (copies && text === null) {
      if (row?.copiedAt === null) report.uncopied += 1n;
      else fail("copy-missing");
    }
    if (text !== null && copy === null) fail("copy-altered");
    if (copy !== null) report.copies += 1n;
    if (row === undefined) fail("missing");
    else if (!isLink(row, chain.previousInDatabase) || (copy !== null && copy.digest !== hex(row.digest)))
      fail("rewritten");
    else if (known?.number === number && known.digest !== hex(row.digest)) fail("rewritten");
    if (truth !== null) {
      const found = await checkSealedEvents(ctx, actor, truth, (id) => erased.add(id));
      const { merged, twice } = mergeRanges([...covered, ...truth.ranges]);
      covered = merged;
      if (twice !== null) found.push({ of: "event", what: "inserted", id: String(twice), seal });
      add(...found);
      report.events += countIds(truth.ranges);
    }
    report.seals = number;
    chain.previous = truth?.digest ?? null;
    chain.previousInDatabase = row === undefined ? chain.previous : hex(row.digest);
    if (row !== undefined)
      report.last = { number: seal, digest: hex(row.digest), sealedAt: row.sealedAt.toISOString() };
  }

  /** What no seal covers, what waits for one, and texts that are gone. */
  async function checkTheRest(upTo: bigint): Promise<void> {
    const coverage = { covered: writeRanges(covered), upTo, limit: mostFaults };
    for (const id of await ctx.readAs(actor, (trx) => listUncovered(trx, coverage)))
      add({ of: "event", what: "inserted", id: String(id), seal: null });
    add(...(await checkUnsealedEvents(ctx, actor)));
    const recorded = new Set(await ctx.readAs(actor, listErasedIds));
    for (const id of erased) if (!recorded.has(id)) add({ of: "event", what: "erased", id, seal: null });
    report.erased = erased.size;
    report.unsealed = (await ctx.readAs(actor, countTrail)).unsealed;
  }

  /** Those of events by id, then those of seals by number. */
  async function inOrder(): Promise<TrailFault[]> {
    const events = faults.events.toSorted((one, other) => (BigInt(one.id) < BigInt(other.id) ? -1 : 1));
    const [first] = events;
    const isEmpty = first?.what === "deleted" && (await ctx.readAs(actor, countTrail)).events === 0n;
    const named = isEmpty ? [{ ...first, what: "truncated" as const }] : events;
    return [...named, ...faults.seals].slice(0, mostFaults);
  }
}

function hex(bytes: Buffer): string {
  return bytes.toString("hex");
}

/** Whether a stored seal has the digest of what it says, and follows the one before it. */
function isLink(row: SealRow, previous: string | null): boolean {
  const content = toSealContent(row);
  const ranges = readRanges(row.ids);
  return (
    content.previous === previous &&
    sealDigest(content) === hex(row.digest) &&
    ranges !== null &&
    countIds(ranges) === BigInt(row.events)
  );
}

/** The copy, if it is one of that seal, follows the copy before it, and its digests are those of what it says. */
function soundCopy(text: string, number: string, previous: string | null): SealCopy | null {
  const copy = readSealCopy(text);
  if (copy === null || copy.number !== number || copy.previous !== previous) return null;
  const ranges = readRanges(copy.ids);
  const isSound =
    ranges !== null &&
    countIds(ranges) === BigInt(copy.events) &&
    sealDigest(copy) === copy.digest &&
    (copy.hashes === null ||
      (copy.hashes.length === copy.events &&
        digestOfHashes(copy.hashes.map((each) => Buffer.from(each, "hex"))) === copy.rowsDigest));
  return isSound ? copy : null;
}

function truthOf(seal: SealCopy | SealRow | undefined): Truth | null {
  if (seal === undefined) return null;
  const ranges = readRanges(seal.ids);
  if (ranges === null) return null;
  return "hashes" in seal
    ? { ...seal, ranges }
    : {
        number: String(seal.number),
        digest: hex(seal.digest),
        ranges,
        rowsDigest: hex(seal.rowsDigest),
        hashes: null,
      };
}
