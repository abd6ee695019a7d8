import fc from "fast-check";
import { expect, test } from "vitest";
import { feeOnDrawnAmount } from "#app/domain/billing/fee.ts";
import { confirmDrawdown } from "#app/services/deals/confirm-drawdown.server.ts";
import { dealsIn } from "#tests/factories/deals.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";
import { taxedOf } from "#tests/support/billing/taxed-of.ts";

const app = openTestApp();

/** Many at once, as one statement: the database's functions and those in TypeScript return the same. */
const cases = fc.sample(
  fc.record({
    drawn: fc.oneof(fc.bigInt(0n, 10_000n), fc.bigInt(0n, 5_000_000_000n)),
    amount: fc.oneof(fc.bigInt(-1_000n, 1_000n), fc.bigInt(-20_000_000n, 20_000_000n)),
    rateBp: fc.integer({ min: 0, max: 10_000 }),
    floorFen: fc.bigInt(0n, 500_000n),
    above: fc.bigInt(0n, 20_000_000n),
    vatBp: fc.integer({ min: 0, max: 2_500 }),
    inclusive: fc.boolean(),
  }),
  { numRuns: 5_000, seed: 20_261_130 },
);

test("PostgreSQL counts fees and taxes to the fen as TypeScript does", async () => {
  const json = JSON.stringify(
    cases.map(({ drawn, amount, floorFen, above, ...rest }) => ({
      ...rest,
      drawn: String(drawn),
      amount: String(amount),
      floor: String(floorFen),
      cap: String(floorFen + above),
    })),
  );
  const { rows } = await app.owner.query<{ fee: string; net: string; vat: string }>(
    `select fee_on_drawn(drawn, "rateBp", floor, cap)::text as fee,
       net_of(amount, "vatBp", inclusive)::text as net, vat_of(amount, "vatBp", inclusive)::text as vat
     from rows from (json_to_recordset($1::json) as (drawn bigint, amount bigint, "rateBp" integer, floor bigint, cap bigint,
       "vatBp" integer, inclusive boolean)) with ordinality as c(drawn, amount, "rateBp", floor, cap, "vatBp", inclusive, n)
     order by n`,
    [json],
  );
  const counted = cases.map(({ drawn, amount, rateBp, floorFen, above, vatBp, inclusive }) => {
    const { netFen, vatFen } = taxedOf(amount, vatBp, inclusive);
    const fee = feeOnDrawnAmount({ rateBp, floorFen, capFen: floorFen + above }, drawn);
    return { fee: String(fee), net: String(netFen), vat: String(vatFen) };
  });
  expect(rows).toEqual(counted);
});

test.each([
  ["its tax included", true],
  ["tax added", false],
])(
  "a drawdown's fee is computed from its deal's price, %s, whatever the inserting company says",
  async (_, inclusive) => {
    const { fundedDrawdown } = dealsIn(app);
    const drawnFen = 123_456_789n;
    const deal = await fundedDrawdown(drawnFen);
    await app.owner.query(
      `update deal set fee_rate_bp = 87, fee_floor_fen = 1000, fee_cap_fen = 2000000, vat_inclusive = $1
     where id = (select deal_id from drawdown where id = $2)`,
      [inclusive, deal.drawdownId],
    );
    await confirmDrawdown(app.web, deal.company, { drawdownId: deal.drawdownId, receivedFen: drawnFen });
    const amount = feeOnDrawnAmount({ rateBp: 87, floorFen: 1_000n, capFen: 2_000_000n }, drawnFen);
    const taxed = taxedOf(amount, 600, inclusive);
    const { rows } = await app.owner.query<Record<string, string>>(
      `select amount_fen::text as amount, net_fen::text as net, vat_fen::text as vat from fee where drawdown_id = $1`,
      [deal.drawdownId],
    );
    expect(rows).toEqual([{ amount: String(amount), net: String(taxed.netFen), vat: String(taxed.vatFen) }]);
  },
);
