import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { type Difference, isMendable } from "#app/domain/billing/differences.ts";
import {
  finishRun,
  insertRun,
  noteDifference,
  settleGone,
  updateDifference,
} from "#db/queries/billing/reconciliation.ts";
import type { PaymentsContext } from "../../billing-context.ts";
import { causeOfError } from "./cause-of-error.ts";
import { mendDifference } from "./mend-difference.server.ts";
import { reconciledParts } from "./reconciled-parts.ts";

/** A difference with whether the run mended it. */
type FoundDifference = Difference & { isMended: boolean };

export interface Reconciled {
  found: readonly FoundDifference[];
  /** How many the run itself mended. */
  mended: number;
  /** Parts that could not be compared: a provider could not be asked. */
  unread: readonly string[];
}

/**
 * Compares fees, ledger, invoices, providers and bank, each part in a transaction of its own. Each difference is stored
 * with what is known of it; those with one right answer are mended, and only what a second look does not find any more
 * counts as mended. The others stay open for a finance admin until a run finds them gone: also what a job was asked to
 * do. A mend that fails says why at its difference, and the run goes on. A part that fails leaves its earlier differences
 * open.
 */
export async function reconcileBilling(ctx: PaymentsContext, actor: SystemActor): Promise<Reconciled> {
  const { withActor, now } = ctx;
  const startedAt = now();
  const runId = await withActor(actor, (trx) => insertRun(trx, { startedAt }));
  const found: FoundDifference[] = [];
  const unread: string[] = [];
  for (const { name, kinds, find } of reconciledParts()) {
    const look = () => unlessUnreachable(() => find(ctx, actor));
    const differences = await look();
    if (differences === null) {
      unread.push(name);
      continue;
    }
    found.push(...(await mendThem(ctx, actor, { differences, look, startedAt })));
    await withActor(actor, (trx) => settleGone(trx, { kinds, before: startedAt, at: now() }));
  }
  const mended = found.filter(({ isMended }) => isMended).length;
  await withActor(actor, (trx) => finishRun(trx, runId, { finishedAt: now(), found: found.length, mended }));
  return { found, mended, unread };
}

interface ToMend {
  differences: readonly Difference[];
  look: () => Promise<readonly Difference[] | null>;
  startedAt: Date;
}

/** Notes the differences of a part, mends what has one right answer, and looks again at whether that helped. */
async function mendThem(
  ctx: PaymentsContext,
  actor: SystemActor,
  { differences, look, startedAt }: ToMend,
): Promise<FoundDifference[]> {
  const { withActor, now } = ctx;
  const tried = new Map<Difference, string>();
  const failures = new Map<Difference, string>();
  for (const difference of differences) {
    const id = await withActor(actor, (trx) => noteDifference(trx, difference, startedAt));
    if (!isMendable(difference.kind)) continue;
    try {
      if (await mendDifference(ctx, actor, difference)) tried.set(difference, id);
    } catch (error) {
      const mendError = causeOfError(error);
      failures.set(difference, mendError);
      const failed = { ...difference, detail: { ...difference.detail, mendError } };
      await withActor(actor, (trx) => noteDifference(trx, failed, startedAt));
    }
  }
  // Where it can't be asked again, nothing is known to be mended.
  const left = tried.size === 0 ? [] : ((await look()) ?? differences);
  for (const [difference, id] of tried)
    // Two matters of one payment are one row: it stays while one of them does.
    if (!left.some((one) => one.kind === difference.kind && one.subjectId === difference.subjectId))
      await withActor(actor, (trx) => updateDifference(trx, id, { settledAt: now(), settledHow: "mended" }));
  return differences.map((difference) => {
    const mendError = failures.get(difference);
    return {
      ...difference,
      ...(mendError !== undefined && { detail: { ...difference.detail, mendError } }),
      isMended: tried.has(difference) && !left.some((one) => isSame(one, difference)),
    };
  });
}

function isSame(one: Difference, other: Difference): boolean {
  return (
    one.kind === other.kind &&
    one.subjectId === other.subjectId &&
    one.detail["externalId"] === other.detail["externalId"]
  );
}

/** Null where a part's provider could not be asked. */
async function unlessUnreachable<Result>(ask: () => Promise<Result>): Promise<Result | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Error && error.name === "ProviderUnreachable") return null;
    throw error;
  }
}
