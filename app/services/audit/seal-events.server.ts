import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { rangesOf, writeRanges } from "#app/domain/audit/id-ranges.ts";
import { digestOfHashes, sealDigest } from "#app/integrations/audit-seals/seal-digest.ts";
import { findLastSeal, insertSeal, lockChain, type SealRow, takeUnsealed } from "#db/queries/audit/seals.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { AuditContext } from "../context.ts";
import { copySeals } from "./copy-seals.server.ts";

/** Events in one seal: its copy is a megabyte at most. */
const mostEvents = 10_000;
/** Seals in one run: what a first start on an old database leaves is sealed by the next ones. */
const mostSeals = 20;

/**
 * Seals all committed events that have no seal, in seals that follow the last one, and copies these outside the database.
 * Several workers at once add to one chain. Returns how many events were sealed.
 */
export async function sealEvents(
  ctx: AuditContext,
  actor: SystemActor,
  { size = mostEvents }: { size?: number } = {},
): Promise<number> {
  let sealed = 0;
  for (let seals = 0; seals < mostSeals; seals += 1) {
    const done = await ctx.withActor(actor, async (trx) => {
      await lockChain(trx);
      const { taken, events } = await takeUnsealed(trx, size);
      if (events.length > 0) await addSeal(trx, events, ctx.now());
      return { taken, sealed: events.length };
    });
    sealed += done.sealed;
    if (done.taken < size) break;
  }
  await copySeals(ctx, actor);
  return sealed;
}

async function addSeal(
  trx: ActorTransaction,
  events: readonly { id: bigint; rowHash: Buffer }[],
  sealedAt: Date,
): Promise<void> {
  const last: SealRow | undefined = await findLastSeal(trx);
  const content = {
    number: (last?.number ?? 0n) + 1n,
    ids: writeRanges(rangesOf(events.map(({ id }) => id))),
    events: events.length,
    rowsDigest: digestOfHashes(events.map(({ rowHash }) => rowHash)),
  };
  const digest = sealDigest({
    ...content,
    number: String(content.number),
    previous: last?.digest.toString("hex") ?? null,
    sealedAt: sealedAt.toISOString(),
  });
  await insertSeal(trx, {
    ...content,
    previous: last?.digest ?? null,
    sealedAt,
    rowsDigest: Buffer.from(content.rowsDigest, "hex"),
    digest: Buffer.from(digest, "hex"),
  });
}
