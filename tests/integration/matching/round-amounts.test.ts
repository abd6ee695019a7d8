import { expect, test } from "vitest";
import { roundedUp } from "#app/domain/prospects/round-amounts.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";

const app = openTestApp();

/** Around every power of ten, its half and its step, from nothing to a hundred billion yuan, and what lies between. */
const amounts = [
  0n,
  1n,
  ...Array.from({ length: 14 }, (_, power) => 10n ** BigInt(power)).flatMap((power) =>
    [1n, 3n, 5n, 7n, 9n].flatMap((times) => [-1n, 0n, 1n].map((off) => power * times + off)),
  ),
];

test("PostgreSQL rounds up an amount as the domain function does", async () => {
  const rows: { fen: string; rounded: string }[] = await app.sql`select fen::text,
    rounded_up_fen(fen)::text as rounded from unnest(${amounts.map(String)}::bigint[]) as fen`;
  expect(rows.map(({ fen, rounded }) => `${fen} ${rounded}`)).toEqual(
    amounts.map((fen) => `${fen} ${roundedUp(fen)}`),
  );
});
