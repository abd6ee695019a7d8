import { afterEach, beforeEach, expect, test } from "vitest";
import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import { dayOf } from "#app/lib/days.ts";
import { refreshPublicFigures } from "#app/services/public/refresh-public-figures.server.ts";
import { readPublicInstitution } from "#app/services/public/read-public-institution.server.ts";
import { readPublicInstitutions } from "#app/services/public/read-public-institutions.server.ts";
import { readPublicFigures } from "#app/services/public/read-public-figures.server.ts";
import { measureAnswers } from "#app/services/matching/measure-answers.server.ts";
import { openGiven, system } from "#tests/factories/open-given.ts";
import { underwayIn } from "#tests/factories/underway.ts";
import { origin } from "#tests/support/clock.ts";

const { app, given } = openGiven();
const anyone = { kind: "public" } as const;
/** All that the factories write is past by then. */
const start = new Date(origin.getTime() + 86_400_000);

beforeEach(() => app.setNow(start));
afterEach(() => app.empty());

const nextDay = async () => {
  await app.setNow(new Date(app.web.now().getTime() + 86_400_000));
};
const publish = async () => {
  await refreshPublicFigures(app.worker, system);
  await measureAnswers(app.worker, system);
};
/**
 * All public output of a web process with an empty cache; without the day of the count, and an institution's mandates in
 * force, which are public anyway.
 */
const readStored = async () => {
  const ctx = { ...app.web };
  const { at: _at, since: _since, market: _market, ...figures } = await readPublicFigures(ctx, anyone);
  const { rows, next } = await readPublicInstitutions(ctx, anyone, {}, "en");
  expect(next).toBeNull();
  const institutions = await Promise.all(
    rows.map(async ({ mandatesInForce: _listed, ...row }) => {
      const { mandatesInForce: _mandates, ...institution } = await readPublicInstitution(ctx, anyone, row.id);
      return { row, institution };
    }),
  );
  return JSON.stringify([figures, institutions], (_, value: unknown) =>
    typeof value === "bigint" ? String(value) : value,
  );
};
const money = async () => (await readPublicFigures({ ...app.web }, anyone)).money;

/** A drawdown that was confirmed yesterday. */
async function drawn(company: CompanyActor, bank: InstitutionActor) {
  await underwayIn(app, company, bank).drawdown("funded", {
    status: "confirmed",
    confirmedAt: new Date(app.web.now().getTime() - 86_400_000),
  });
}
const pairs = async (count: number) =>
  Promise.all(
    Array.from({ length: count }, async () => [await given.company(), await given.institution()] as const),
  );

test("four organizations give no figure; the fifth shows it, rounded", async () => {
  for (const [company, bank] of await pairs(4)) await drawn(company, bank);
  await publish();
  expect(await money()).toBeNull();
  const [fifth] = await pairs(1);
  if (fifth !== undefined) await drawn(...fifth);
  expect(await money()).toBeNull();
  await nextDay();
  await publish();
  expect(await money()).toMatchObject({ deals: 5, prospects: 5 });
});

test("one drawdown changes no byte of what anyone reads, however often it is published; those of five organizations do", async () => {
  for (const [company, bank] of await pairs(5)) await drawn(company, bank);
  const later = await pairs(5);
  await nextDay();
  await publish();
  const before = await readStored();
  const shown = await money();
  expect(shown?.deals).toBe(5);

  // The same bytes after one company's drawdown, and after that of a second, a third and a fourth.
  for (const [company, bank] of later.slice(0, 4)) {
    await drawn(company, bank);
    await nextDay();
    await publish();
    expect(await readStored()).toBe(before);
  }
  const [company, bank] = later[4] ?? [];
  if (company !== undefined && bank !== undefined) await drawn(company, bank);
  expect(await money()).toEqual(shown);
  await nextDay();
  await publish();
  expect(await money()).toMatchObject({ deals: 10, prospects: 10 });
});

test("figures are published once a day", async () => {
  await publish();
  for (const [company, bank] of await pairs(5)) await drawn(company, bank);
  await publish();
  expect(await money()).toBeNull();
  await nextDay();
  await publish();
  expect((await money())?.deals).toBe(5);
});

test("figures stored by another version of the product are not shown, and published again", async () => {
  for (const [company, bank] of await pairs(5)) await drawn(company, bank);
  await publish();
  await app.sql`update public_figures set figures = figures - 'market'`;
  expect(await money()).toBeNull();
  await publish();
  // No change since: the cells wait for their next batch.
  expect(await money()).toBeNull();
  expect(dayOf((await readPublicFigures({ ...app.web }, anyone)).at)).toBe(dayOf(start));
});

test("the members of a cell are readable by the worker only", async () => {
  for (const [company, bank] of await pairs(5)) await drawn(company, bank);
  await publish();
  const read = app.web.withActor(anyone, (trx) =>
    trx
      .selectFrom("publicFigureBasis" as never)
      .selectAll()
      .execute(),
  );
  await expect(read).rejects.toThrow(/permission denied/);
});
