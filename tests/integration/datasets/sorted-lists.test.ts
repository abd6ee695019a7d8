import { beforeAll, describe, expect, test } from "vitest";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { isOpenOffer } from "#app/domain/offers/lifecycle.ts";
import type { SortedPage } from "#app/domain/list-sorts.ts";
import { listApplicationsAsInstitution } from "#app/services/applications/list-applications-as-institution.server.ts";
import { listDeals } from "#app/services/deals/list-deals.server.ts";
import { listIntroductionsAsInstitution } from "#app/services/introductions/list-introductions-as-institution.server.ts";
import { listOffersAsInstitution } from "#app/services/offers/list-offers-as-institution.server.ts";
import { changchun } from "#db/seeds/city/cities.ts";
import { insertCity } from "#scripts/datasets/insert-city.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";

/** An institution's lists in each of their orders: every row once, in the order of what the row shows. */
const app = openTestApp();

beforeAll(async () => {
  await insertCity(app.databaseUrl, new Date(), { ...changchun, companies: 300, part: 300 });
}, 120_000);

interface Shown {
  id: string;
  amountFen: bigint | null;
  deadline: Date | null;
  title: string | null;
}

interface Named {
  companyNameZh: string | null;
  companyNameEn: string | null;
  headlineZh: string | null;
  headlineEn: string | null;
}
const titleOf = (row: Named) => row.companyNameZh ?? row.headlineZh ?? row.companyNameEn ?? row.headlineEn;

type Read = (actor: InstitutionActor, asked: SortedPage) => Promise<{ rows: Shown[]; next: string | null }>;
const all = { group: undefined };
const lists: Record<string, Read> = {
  introduction: async (actor, asked) => {
    const { rows, next } = await listIntroductionsAsInstitution(app.web, actor, { ...all, ...asked });
    return {
      next,
      rows: rows.map((row) => ({ ...row, amountFen: null, deadline: row.answerBy, title: titleOf(row) })),
    };
  },
  application: async (actor, asked) => {
    const { rows, next } = await listApplicationsAsInstitution(app.web, actor, { ...all, ...asked });
    return {
      next,
      rows: rows.map((row) => ({
        ...row,
        amountFen: null,
        deadline: row.waitsOn === null ? null : row.dueAt,
        title: titleOf(row),
      })),
    };
  },
  offer: async (actor, asked) => {
    const { rows, next } = await listOffersAsInstitution(app.web, actor, { ...all, ...asked });
    return {
      next,
      rows: rows.map((row) => ({
        ...row,
        deadline: isOpenOffer(row.status) ? row.expiresAt : null,
        title: titleOf(row),
      })),
    };
  },
  deal: async (actor, asked) => {
    const { rows, next } = await listDeals(app.web, actor, { ...all, ...asked });
    return {
      next,
      rows: rows.map((row) => ({ ...row, deadline: row.turn?.dueAt ?? null, title: titleOf(row) })),
    };
  },
};

/** The institution with the most rows of a table. */
async function busiestIn(table: string): Promise<{ actor: InstitutionActor; count: number }> {
  const { rows } = await app.owner.query<{ institutionId: string; userId: string; count: string }>(`
    select row.institution_id as "institutionId", min(member.user_id::text) as "userId", count(distinct row.id) as count
    from ${table} as row join accounts.member on member.organization_id = row.institution_id and member.role = 'owner'
    group by 1 order by count(distinct row.id) desc limit 1`);
  const [one] = rows;
  if (one === undefined) throw new Error(`no institution has a ${table}`);
  const { count, ...ids } = one;
  return { actor: { kind: "institution", ...ids, memberRole: "owner" }, count: Number(count) };
}

async function inOrder(table: string, asked: Omit<SortedPage, "cursor">): Promise<Shown[]> {
  const read = lists[table];
  if (read === undefined) throw new Error(table);
  const { actor, count } = await busiestIn(table);
  const shown: Shown[] = [];
  let cursor: string | undefined;
  do {
    const { rows, next } = await read(actor, { ...asked, cursor });
    shown.push(...rows);
    cursor = next ?? undefined;
  } while (cursor !== undefined && shown.length < 2_000);
  expect(new Set(shown.map(({ id }) => id)).size).toBe(count);
  expect(shown).toHaveLength(count);
  expect(count).toBeGreaterThan(1);
  return shown;
}

/** What PostgreSQL's collation of a language makes of the shown titles. */
async function sorted(titles: (string | null)[], language: "en" | "zh"): Promise<(string | null)[]> {
  const { rows } = await app.owner.query<{ title: string | null }>(
    `select title from unnest($1::text[]) as title order by title collate "${language}-x-icu" nulls last`,
    [titles],
  );
  return rows.map(({ title }) => title);
}

describe.each(Object.keys(lists))("the list of a kind of matter (%s)", (table) => {
  test("has the nearest deadline first, and what has none at its end", async () => {
    const times = (await inOrder(table, { sort: "deadline" })).map(
      (row) => row.deadline?.getTime() ?? Infinity,
    );
    expect(times).toEqual(times.toSorted((a, b) => (a === b ? 0 : a - b)));
  });

  test("follows the titles that it shows, so that the order reveals no hidden name", async () => {
    const zh = (await inOrder(table, { sort: "title" })).map(({ title }) => title);
    expect(zh).toEqual(await sorted(zh, "zh"));
    expect(new Set(zh).size).toBeGreaterThan(1);
  });

  test("can be read in English and in the usual order", async () => {
    await inOrder(table, { sort: "title", language: "en" });
    await inOrder(table, {});
  });
});

test.each(["offer", "deal"])(
  "the list of a kind of matter with an amount (%s) follows it either way, and what has none is at its end",
  async (table) => {
    // Offers begun, without an amount as yet.
    if (table === "offer") {
      const { actor } = await busiestIn(table);
      const begun = await app.owner.query(
        `update offer set amount_fen = null where id in (
          select id from offer where institution_id = $1 and status <> 'accepted' order by id limit 5)`,
        [actor.institutionId],
      );
      expect(begun.rowCount).toBe(5);
    }
    const amounts = async (sort: "largest" | "smallest") =>
      (await inOrder(table, { sort })).map(({ amountFen }) => amountFen);
    const largest = await amounts("largest");
    const given = largest.filter((fen) => fen !== null);
    const blank = largest.slice(given.length);
    expect(largest).toEqual([...given.toSorted((a, b) => (a < b ? 1 : a > b ? -1 : 0)), ...blank]);
    expect(await amounts("smallest")).toEqual([...given.toReversed(), ...blank]);
  },
);
