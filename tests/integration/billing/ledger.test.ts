import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { ACCOUNT_KINDS, type AccountKind } from "#app/domain/billing/ledger.ts";
import { givenIn } from "#tests/factories/given.ts";
import { postConcurrently } from "#tests/support/billing/post-concurrently.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";
import { isWhole } from "#tests/support/sample.ts";

const app = openTestApp();
const given = givenIn(app);
let institutionIds: string[];

beforeAll(async () => {
  institutionIds = [];
  for (let count = 0; count < 5; count += 1) institutionIds.push((await given.institution()).institutionId);
});

/** Past the functions that compute what they book. */
const post = (
  lines: { account: AccountKind; amountMinor: bigint }[],
  sourceId = randomUUID(),
  currency = "CNY",
) =>
  app.owner.query("select write_ledger('test-entry', $1, $2, $3, $4, app_clock_now())", [
    sourceId,
    institutionIds[0],
    currency,
    JSON.stringify(lines.map((line) => ({ ...line, amountMinor: String(line.amountMinor) }))),
  ]);
const one = async (text: string) => {
  const { rows } = await app.owner.query<Record<string, string>>(text);
  return rows[0] ?? {};
};
const counted = () =>
  one(
    "select count(*) as postings, (select count(*) from ledger_transaction) as transactions from ledger_posting",
  );

const [workers, postings] = isWhole ? [20, 10_000] : [20, 30];

describe("the ledger", () => {
  test(
    `${workers} workers write ${postings} postings each in four currencies: all sums are zero, totals are right, no row changes`,
    async () => {
      const load = await postConcurrently({
        databaseUrl: app.databaseUrl,
        workers,
        postings,
        institutionIds,
      });
      expect(load.postings).toBeGreaterThanOrEqual(workers * postings);
      expect(await counted()).toEqual({
        postings: String(load.postings),
        transactions: String(load.transactions),
      });
      const unbalanced = await one(`select count(*) as count from (
        select from ledger_posting group by transaction_id, currency having sum(amount_minor) <> 0) as wrong`);
      expect(unbalanced).toEqual({ count: "0" });
      const wrongTotals = await one(`select count(*) as count from ledger_account a
        left join ledger_total t on t.account_id = a.id
        left join (select account_id, sum(amount_minor), count(*) from ledger_posting group by 1) p on p.account_id = a.id
        where (t.balance_minor, t.postings) is distinct from (p.sum::bigint, p.count)`);
      expect(wrongTotals).toEqual({ count: "0" });
      const used = await one("select count(distinct currency) as currencies from ledger_posting");
      expect(used).toEqual({ currencies: "4" });
      await app.owner.query("select pg_stat_force_next_flush()");
      const changed = await one(`select sum(n_tup_upd + n_tup_del) as rows from pg_stat_user_tables
        where relname in ('ledger_transaction', 'ledger_posting')`);
      expect(changed).toEqual({ rows: "0" });
      process.stdout.write(
        `ledger: ${load.postings} postings in ${load.transactions} transactions by ${workers} workers in ${load.seconds.toFixed(1)} s, ${Math.round(load.postings / load.seconds)} a second\n`,
      );
    },
    isWhole ? 1_800_000 : 60_000,
  );

  test("takes any lines that add up to zero in a currency, once for each source, and no others", async () => {
    const lines = fc.array(
      fc.record({
        account: fc.constantFrom(...ACCOUNT_KINDS),
        amountMinor: fc.bigInt(-(10n ** 14n), 10n ** 14n),
      }),
      { minLength: 1, maxLength: 5 },
    );
    await fc.assert(
      fc.asyncProperty(lines, fc.constantFrom("CNY", "USD", "JPY", "KWD"), async (some, currency) => {
        const rest = -some.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
        const all = [...some, { account: "income", amountMinor: rest } as const];
        const sourceId = randomUUID();
        const before = await counted();
        await post(all, sourceId, currency);
        const after = await counted();
        await post(all, sourceId, currency);
        expect(await counted()).toEqual(after);
        const isNothing = all.every(({ amountMinor }) => amountMinor === 0n);
        expect(Number(after["transactions"]) - Number(before["transactions"])).toBe(isNothing ? 0 : 1);
        const off = [...all, { account: "income", amountMinor: 1n } as const];
        await expect(post(off, randomUUID(), currency)).rejects.toThrow("add up to zero");
        expect(await counted()).toEqual(after);
      }),
      { numRuns: isWhole ? 300 : 20 },
    );
  });

  test("is changed and emptied by nobody, not even the owner of its tables", async () => {
    await post([
      { account: "receivable", amountMinor: 5n },
      { account: "income", amountMinor: -5n },
    ]);
    const before = await counted();
    for (const text of [
      "update ledger_posting set amount_minor = amount_minor + 1",
      "delete from ledger_posting",
      "truncate ledger_posting",
      "update ledger_transaction set posted_at = posted_at + interval '1 day'",
      "delete from ledger_transaction",
      "truncate ledger_transaction cascade",
    ])
      await expect(app.owner.query(text)).rejects.toThrow("append-only");
    await expect(
      app.owner.query(
        `insert into ledger_posting (transaction_id, account_id, currency, amount_minor)
         select t.id, a.id, a.currency, 5 from ledger_transaction t, ledger_account a order by t.id, a.id limit 1`,
      ),
    ).rejects.toThrow("add up to zero");
    expect(await counted()).toEqual(before);
  });

  test("takes no account in another currency, and no sum across currencies", async () => {
    await post([
      { account: "receivable", amountMinor: 5n },
      { account: "income", amountMinor: -5n },
    ]);
    await post(
      [
        { account: "receivable", amountMinor: 5n },
        { account: "income", amountMinor: -5n },
      ],
      randomUUID(),
      "KWD",
    );
    const before = await counted();
    await expect(
      app.owner.query(
        `insert into ledger_posting (transaction_id, account_id, currency, amount_minor)
         select t.id, a.id, 'KWD', 5 from ledger_transaction t, ledger_account a where a.currency = 'CNY' limit 1`,
      ),
    ).rejects.toThrow("foreign key");
    await expect(
      app.owner.query(
        `with booked as (insert into ledger_transaction (kind, source_id) values ('test-entry', gen_random_uuid()) returning id)
         insert into ledger_posting (transaction_id, account_id, currency, amount_minor)
         select booked.id, a.id, a.currency, case a.currency when 'CNY' then 5 else -5 end
         from booked, ledger_account a
         where a.kind = 'income' and a.currency in ('CNY', 'KWD') and a.institution_id = '${institutionIds[0] ?? ""}'`,
      ),
    ).rejects.toThrow("add up to zero in each currency");
    expect(await counted()).toEqual(before);
  });
});
