import { beforeAll, describe, expect, test } from "vitest";
import { nothingPublished } from "#app/domain/figures/public-cells.ts";
import { isAscending, PUBLIC_ORDERS, type PublicOrder } from "#app/domain/figures/public-order.ts";
import { INSTITUTION_KINDS } from "#app/domain/codes/institutions.ts";
import * as institutionsPage from "#app/routes/institutions._index/route.tsx";
import { readPublicInstitutions } from "#app/services/public/read-public-institutions.server.ts";
import { upsertFigures } from "#db/queries/public/public-figures.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { testWeb } from "#tests/support/http/test-web.ts";

const { app, given, db } = openGiven();
const web = testWeb(app, { "/institutions": institutionsPage }, "en");
const anyone = { kind: "public" } as const;
const count = 45;

type Row = Awaited<ReturnType<typeof readPublicInstitutions>>["rows"][number];
type Data = { rows: Row[]; next: string | null; count: number };

const read = async (query: Record<string, string>) => {
  const answer = await web.browser().get(`/institutions?${new URLSearchParams(query)}`);
  expect(answer.status).toBe(200);
  return (answer.json() as { loaderData: Record<string, Data> }).loaderData["/institutions"] as Data;
};

/** Every page of the list, one after another. */
async function readAll(query: Record<string, string>): Promise<Row[]> {
  const rows: Row[] = [];
  for (let after: string | null = ""; after !== null;) {
    const page: Data = await read({ ...query, after });
    expect(page.rows.length).toBeLessThanOrEqual(20);
    rows.push(...page.rows);
    after = page.next;
  }
  return rows;
}

beforeAll(async () => {
  const answersOf: Record<string, object> = {};
  for (let i = 0; i < count; i += 1) {
    const { institutionId } = await given.institution(INSTITUTION_KINDS[i % 3]);
    const names = { nameZh: `第 ${i % 9} 银行`, nameEn: i % 4 === 0 ? null : `Bank ${i % 9}` };
    await db.update("institution", institutionId, names);
    const median = i % 5 === 0 ? null : String((i % 6) / 2);
    const score = (i % 7) * 10 + 40;
    if (i % 3 !== 0)
      answersOf[institutionId] = { cases: 10, withinPercent: 90, answeredPercent: 90, median, score };
  }
  const figures = { ...nothingPublished(new Date()), answersOf };
  await app.worker.withActor({ kind: "system" }, (trx) =>
    upsertFigures(trx, JSON.stringify(figures), app.web.now()),
  );
});

describe("the public list of institutions", () => {
  test.each(PUBLIC_ORDERS)("sorted by %s has every institution once", async (sort: PublicOrder) => {
    const rows = await readAll({ sort });
    expect(rows).toHaveLength(count);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(count);
  });

  test("shows the best responsiveness first by default, and those without one last, by name", async () => {
    const rows = await readAll({});
    const scores = rows.map(({ responsiveness }) => responsiveness?.score ?? null);
    const published = scores.filter((score) => score !== null);
    expect(published).toEqual(published.toSorted((a, b) => b - a));
    expect(scores.slice(published.length).every((score) => score === null)).toBe(true);
    const names = rows.slice(published.length).map(({ name }) => name);
    expect(names).toEqual(names.toSorted(new Intl.Collator("en").compare));
    expect(rows).toEqual(await readAll({ sort: "responsiveness" }));
  });

  test("sorts by name in the reader's language, and by its figures both ways", async () => {
    const names = (await readAll({ sort: "name" })).map(({ name }) => name);
    expect(names).toEqual(names.toSorted(new Intl.Collator("en").compare));
    const inChinese = await readPublicInstitutions(app.web, anyone, { sort: "name" }, "zh-CN");
    const first = inChinese.rows.map(({ name }) => name);
    expect(first).toEqual(first.toSorted(new Intl.Collator("zh-CN").compare));
    for (const sort of ["median", "-median"] as const) {
      const days = (await readAll({ sort })).flatMap(({ responsiveness: r }) =>
        r?.median == null ? [] : [Number(r.median)],
      );
      expect(days).toEqual(days.toSorted((a, b) => (isAscending(sort) ? a - b : b - a)));
    }
  });

  test("is searched by part of a name in either language, and filtered by kind", async () => {
    const found = await readAll({ q: "bank 3" });
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map(({ name }) => name))).toEqual(new Set(["Bank 3"]));
    const inChinese = await readAll({ q: "第 3" });
    expect(inChinese.length).toBeGreaterThan(found.length);
    expect(await readAll({ q: "100%" })).toEqual([]);
    const [kind = ""] = INSTITUTION_KINDS;
    const ofKind = await readAll({ kind, sort: "-name" });
    expect(ofKind).toHaveLength(count / 3);
    expect((await read({ kind, q: "第 3" })).rows.every((row) => row.kind === kind)).toBe(true);
  });

  test("opens with any query string, at its first page", async () => {
    const first = await read({});
    for (const query of [{ after: "%7B" }, { after: "W10" }, { sort: "salary", kind: "dogs" }, { q: "  " }])
      expect(await read(query)).toMatchObject({ rows: first.rows, count });
    expect(await read({ q: "nobody" })).toMatchObject({ rows: [], next: null, count: 0 });
  });
});
