import type { SystemActor } from "#app/domain/accounts/actor.ts";
import {
  isSwept,
  RETENTION_CLASSES,
  RETENTION_CLASS_NAMES,
  type SweptClass,
} from "#app/domain/retention/classes.ts";
import { dueBefore } from "#app/domain/retention/period.ts";
import { eraseEventTexts } from "#db/queries/audit/erase-texts.ts";
import { record } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { listDue, readerOf } from "#db/queries/retention/due.ts";
import { erasers } from "#db/queries/retention/erase.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { AccountsContext, ServiceContext } from "../context.ts";

/** A batch is one transaction: small enough that nobody waits for its locks. */
const batch = { rows: 500, matters: 50 };
/** What is left after so many batches of a class waits for the next night. */
const mostBatches = 200;
const matters: readonly SweptClass[] = ["introduction", "prospect", "unconfirmed-account"];

/** The subject of an event that is about the whole platform. */
const platform = { kind: "platform", id: "00000000-0000-0000-0000-000000000000" } as const;

/**
 * Erases, of each class, what has been kept for its period: in batches, each with its event and its jobs for the bytes in
 * one transaction, so that a crash leaves nothing half done and the next run goes on. Introductions go before the prospects
 * that wait for them. Returns how many of each class.
 */
export async function applyRetention(
  ctx: Pick<AccountsContext, "withAccounts"> & Pick<ServiceContext, "withActor" | "now">,
  actor: SystemActor,
): Promise<Partial<Record<SweptClass, number>>> {
  const erased: Partial<Record<SweptClass, number>> = {};
  for (const name of inOrder) {
    const before = dueBefore(RETENTION_CLASSES[name].period, ctx.now());
    const limit = matters.includes(name) ? batch.matters : batch.rows;
    const once = (trx: ActorTransaction) => eraseBatch(trx, actor, name, { before, limit });
    for (let batches = 0; batches < mostBatches; batches += 1) {
      const { found, rows } =
        readerOf(name) === "accounts" ? await ctx.withAccounts(once) : await ctx.withActor(actor, once);
      if (rows > 0) erased[name] = (erased[name] ?? 0) + rows;
      // Rows that were found and not erased are found again: they wait for the next night, too.
      if (found < limit || rows === 0) break;
    }
  }
  return erased;
}

const inOrder = RETENTION_CLASS_NAMES.filter(isSwept).toSorted((one, other) => rank(one) - rank(other));

function rank(name: SweptClass): number {
  return name === "introduction" ? 0 : 1;
}

async function eraseBatch(
  trx: ActorTransaction,
  actor: SystemActor,
  name: SweptClass,
  { before, limit }: { before: Date; limit: number },
): Promise<{ found: number; rows: number }> {
  const ids = await listDue(trx, name, { before, limit });
  if (ids.length === 0) return { found: 0, rows: 0 };
  const { rows, files } =
    name === "audit-text"
      ? { rows: await eraseEventTexts(trx, actor, platform, ids.map(BigInt)), files: [] }
      : await erasers[name](trx, ids, before);
  for (const fileId of files) await enqueue(trx, "remove-file", { fileId });
  if (rows > 0)
    await record(trx, actor, {
      type: "retention-applied",
      subject: platform,
      detail: { class: name, rows, files: files.length },
    });
  return { found: ids.length, rows };
}
