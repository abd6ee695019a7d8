import { randomUUID } from "node:crypto";
import pg from "pg";

const currencies = ["CNY", "USD", "JPY", "KWD"] as const;
const accounts = ["receivable", "unbilled", "income", "vat_output", "cash_bank", "unapplied"] as const;

export interface PostingLoad {
  databaseUrl: string;
  workers: number;
  /** Postings of each worker; a transaction has two to four of them. */
  postings: number;
  institutionIds: readonly string[];
}

/**
 * Books random transactions by many connections at once, as jobs do: in one of four currencies, on accounts of a few
 * institutions and of the platform itself, so that they meet on the same running totals. Returns how many postings and
 * transactions were written, and the seconds that it took.
 */
export async function postConcurrently({ databaseUrl, workers, postings, institutionIds }: PostingLoad) {
  const begun = performance.now();
  const done = await Promise.all(
    Array.from({ length: workers }, () => work(databaseUrl, postings, institutionIds)),
  );
  const seconds = (performance.now() - begun) / 1_000;
  const sum = (pick: (one: Done) => number) => done.reduce((all, one) => all + pick(one), 0);
  return { postings: sum((one) => one.postings), transactions: sum((one) => one.transactions), seconds };
}

type Done = { postings: number; transactions: number };

async function work(databaseUrl: string, most: number, institutionIds: readonly string[]): Promise<Done> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  let [postings, transactions] = [0, 0];
  try {
    while (postings < most) {
      const lines = randomLines(Math.min(4, Math.max(2, most - postings)));
      const institution = pickOne(institutionIds);
      const json = JSON.stringify(lines);
      await client.query(
        `select write_ledger('test-entry', '${randomUUID()}', '${institution}', '${pickOne(currencies)}', '${json}', app_clock_now())`,
      );
      postings += lines.length;
      transactions += 1;
    }
  } finally {
    await client.end();
  }
  return { postings, transactions };
}

/** Amounts that add up to zero, the last of them the rest. */
function randomLines(most: number) {
  const count = 2 + Math.floor(Math.random() * (most - 1));
  const amounts = Array.from({ length: count - 1 }, () => 1 + Math.floor(Math.random() * 1_000_000));
  const rest = -amounts.reduce((sum, amount) => sum + amount, 0);
  return [...amounts, rest].map((amount) => ({
    account: pickOne(accounts),
    amountMinor: String(amount),
    own: Math.random() < 0.2,
  }));
}

const pickOne = <One>(some: readonly One[]): One => some[Math.floor(Math.random() * some.length)] as One;
