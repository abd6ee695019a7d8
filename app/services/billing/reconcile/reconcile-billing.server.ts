import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { type Difference, isMended } from "#app/domain/billing/differences.ts";
import {
  finishRun,
  insertRun,
  noteDifference,
  settleGone,
  updateDifference,
} from "#db/queries/billing/reconciliation.ts";
import type { PaymentsContext } from "../../billing-context.ts";
import { mendDifference } from "./mend-difference.server.ts";
import { reconciledParts } from "./reconciled-parts.ts";

export interface Reconciled {
  found: readonly Difference[];
  /** How many the run itself mended; they are in `found`. */
  mended: number;
  /** Parts that could not be compared: a provider could not be asked. */
  unread: readonly string[];
}

/**
 * Compares fees, ledger, invoices, providers and bank, each part in a transaction of its own. Each difference is stored
 * with what is known of it; those with one right answer are mended, the others stay open for a finance admin until a run
 * finds them gone. A part that fails leaves its earlier differences open.
 */
export async function reconcileBilling(ctx: PaymentsContext, actor: SystemActor): Promise<Reconciled> {
  const { withActor, now } = ctx;
  const startedAt = now();
  const runId = await withActor(actor, (trx) => insertRun(trx, { startedAt }));
  const found: Difference[] = [];
  const unread: string[] = [];
  let mended = 0;
  for (const { name, kinds, find } of reconciledParts()) {
    let differences: readonly Difference[];
    try {
      differences = await find(ctx, actor);
    } catch (error) {
      if (!isUnreachable(error)) throw error;
      unread.push(name);
      continue;
    }
    found.push(...differences);
    for (const difference of differences) {
      const id = await withActor(actor, (trx) => noteDifference(trx, difference, startedAt));
      if (!isMended(difference.kind) || !(await mendDifference(ctx, actor, difference))) continue;
      await withActor(actor, (trx) => updateDifference(trx, id, { settledAt: now(), settledHow: "mended" }));
      mended += 1;
    }
    await withActor(actor, (trx) => settleGone(trx, { kinds, before: startedAt, at: now() }));
  }
  await withActor(actor, (trx) => finishRun(trx, runId, { finishedAt: now(), found: found.length, mended }));
  return { found, mended, unread };
}

/** Thrown by a part whose provider could not be asked. */
function isUnreachable(error: unknown): boolean {
  return error instanceof Error && error.name === "ProviderUnreachable";
}
