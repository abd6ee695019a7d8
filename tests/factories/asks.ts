import { publishedAsk } from "#app/domain/prospects/teaser.ts";
import type { TestApp } from "#tests/support/test-app.ts";

/** Lets a published prospect seek so much: its row, its live version, and its teaser, while nothing is accepted. */
export async function asksFor(app: TestApp, prospectId: string, minFen: bigint, maxFen: bigint) {
  const { from, to } = publishedAsk({ amountMinFen: minFen, amountMaxFen: maxFen }, 0n);
  const ask = JSON.stringify({ amountMinFen: String(minFen), amountMaxFen: String(maxFen) });
  await app.sql`update prospect set target_fen = ${String(minFen)}, sought_fen = ${String(maxFen)} where id = ${prospectId}`;
  await app.sql`update prospect_version set content = jsonb_set(content, '{ask}', content -> 'ask' || ${ask}::text::jsonb)
    where prospect_id = ${prospectId}`;
  await app.sql`update teaser set amount_min_fen = ${String(from)}, amount_max_fen = ${String(to)}
    where prospect_id = ${prospectId}`;
}
