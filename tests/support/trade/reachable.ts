import type { TestApp } from "#tests/support/test-app.ts";
import type { Commitment } from "#app/domain/codes/commitments.ts";
import { dealStatusAfter, DEAL_MOVES, type DealStatus, whyNotMoveDeal } from "#app/domain/deals/lifecycle.ts";

/** The only deal of a database in a status, and of the commitment that can reach it; only capital has paid money. */
export async function setDealStatus(app: TestApp, status: DealStatus, fundedFen: number): Promise<void> {
  const commitment = reachable("capital").includes(status) ? "capital" : "guarantee";
  const [paidFen, feeRateBp] = commitment === "capital" ? [fundedFen, 50] : [0, 0];
  await app.sql`with offered as (update offer set commitment = ${commitment})
    update deal
    set status = ${status}, commitment = ${commitment}, funded_fen = ${paidFen}, fee_rate_bp = ${feeRateBp}`;
}

const parties = ["company", "institution", "admin", "system"] as const;

/** Every status that a deal of this commitment can reach by the moves of its lifecycle. */
export function reachable(commitment: Commitment): readonly DealStatus[] {
  const reached: DealStatus[] = ["accepted"];
  for (const status of reached) {
    for (const move of DEAL_MOVES) {
      if (parties.every((by) => whyNotMoveDeal({ status, commitment, conditions: [] }, move, by) !== null))
        continue;
      const next = dealStatusAfter(status, move);
      if (!reached.includes(next)) reached.push(next);
    }
  }
  return reached;
}
