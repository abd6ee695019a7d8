import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { outcomesOf } from "#app/domain/figures/batches.ts";
import { PASS_CELL, toPassesDetail } from "#app/domain/figures/summed-passes.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { countPasses, storePassBasis, sumPasses } from "#db/queries/matching/summed-passes.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/**
 * Sums for each company why institutions passed on its prospects, in the caller's transaction: once at least five of them
 * have passed, changed their reason or undone a pass, so that no sum and no difference of two shows one institution's act.
 */
export async function publishPasses(trx: ActorTransaction, actor: SystemActor): Promise<void> {
  const counts = await countPasses(trx);
  const outcomes = outcomesOf(counts);
  const renewed = counts.filter(({ cell }) => outcomes.get(cell) !== "keep");
  if (renewed.length === 0) return;
  const countOf = new Map(
    renewed.map(({ cell, organizations }) => [cell.slice(PASS_CELL.length), { cell, organizations }]),
  );
  for (const { id, companyId, reasons } of await sumPasses(trx, [...countOf.keys()])) {
    const { cell = "", organizations = 0 } = countOf.get(id) ?? {};
    const isShown = outcomes.get(cell) === "show";
    await recordOn(
      trx,
      actor,
      "prospect-passes-summed",
      { prospect: { id, companyId } },
      {
        detail: toPassesDetail(
          isShown ? { institutions: organizations, reasons } : { institutions: 0, reasons: [] },
        ),
      },
    );
  }
  await storePassBasis(
    trx,
    renewed.map(({ cell }) => cell),
  );
}
