import { expect, test } from "vitest";
import { OPPORTUNITY_SORTS } from "#app/domain/matching/ranking/opportunity-sorts.ts";
import { prepareSeveral } from "#app/services/introductions/prepare-several.server.ts";
import { exportOpportunities } from "#app/services/matching/export-opportunities.server.ts";
import { listOpportunities } from "#app/services/matching/list-opportunities.server.ts";
import { listFunders } from "#app/services/matching/list-funders.server.ts";
import { readFunder } from "#app/services/matching/read-funder.server.ts";
import { readOpportunity } from "#app/services/matching/read-opportunity.server.ts";
import { readRanking } from "#app/services/public/read-ranking.server.ts";
import { refreshMatchesOfMandate } from "#app/services/matching/refresh-matches-of-mandate.server.ts";
import { openGiven, system } from "#tests/factories/open-given.ts";
import { paidColumnsOf } from "#tests/support/billing/paid-columns.ts";
import { isWhole, sampleOf } from "#tests/support/sample.ts";

const { app, db } = openGiven({}, { data: "city" });
const paid = paidColumnsOf(app);

const text = (value: unknown) =>
  JSON.stringify(value, (_, one: unknown) => (typeof one === "bigint" ? `${String(one)}n` : one));

/** Every so many mandates and teasers in a run of the suite; all where nothing is left out. */
const share = { mandates: 60, teasers: 150 };
const mostPages = isWhole ? 25 : 3;
const owner = { memberRole: "owner" } as const;

/** Its pages, from the first on. */
async function pagesOf<List extends { next: string | null }>(
  read: (after: string | null) => Promise<List | null>,
): Promise<List[]> {
  const pages: List[] = [];
  for (let after: string | null = null; pages.length < mostPages;) {
    const page: List | null = await read(after);
    if (page === null) break;
    pages.push(page);
    after = page.next;
    if (after === null) break;
  }
  return pages;
}

async function sampled() {
  const mandates = await db()
    .selectFrom("mandate")
    .select(["id", "institutionId"])
    .where("status", "=", "active")
    .orderBy("number")
    .execute();
  const teasers = await db()
    .selectFrom("teaser")
    .select(["prospectId", "companyId"])
    .where("status", "=", "published")
    .orderBy("number")
    .execute();
  return { mandates: sampleOf(mandates, share.mandates), teasers: sampleOf(teasers, share.teasers) };
}
type Sampled = Awaited<ReturnType<typeof sampled>>;

/** What an institution sees of its mandate: every view, each order page by page and as a file, a filter, single teasers. */
async function listsOfMandate({ id: mandateId, institutionId }: Sampled["mandates"][number]) {
  const actor = { kind: "institution", institutionId, userId: institutionId, ...owner } as const;
  const listed = (asked: Omit<Parameters<typeof listOpportunities>[2], "mandateId" | "after">) =>
    pagesOf(async (after) => {
      const list = await listOpportunities(app.web, actor, { ...asked, mandateId, after });
      return list.opportunities;
    });
  const found: unknown[] = [];
  for (const sort of OPPORTUNITY_SORTS) {
    const list = await listed({ view: "fit", filter: {}, sort });
    longest = Math.max(longest, list.length);
    found.push(list, await listed({ view: "fit", filter: { first: 10 }, sort }));
    found.push(await exportOpportunities(app.web, actor, { mandateId, filter: {}, sort }));
  }
  for (const view of ["near", "passed"] as const) found.push(await listed({ view, filter: {}, sort: "fit" }));
  const matches = await db()
    .selectFrom("match")
    .select("prospectId")
    .where("mandateId", "=", mandateId)
    .orderBy("prospectId")
    .limit(3)
    .execute();
  for (const { prospectId } of matches)
    found.push(await readOpportunity(app.web, actor, { prospect: prospectId, mandate: mandateId }));
  return found;
}

/** What a company sees of its prospect: each view page by page, single funders, and those that it may ask at once. */
async function listsOfTeaser({ prospectId, companyId }: Sampled["teasers"][number]) {
  const actor = { kind: "company", companyId, userId: companyId, ...owner } as const;
  const found: unknown[] = [];
  for (const view of ["fit", "near", "out"] as const) {
    const pages = await pagesOf(async (after) => {
      const list = await listFunders(app.web, actor, { prospectId, view, after });
      return list.funders;
    });
    found.push(pages);
    for (const { mandate } of pages.flatMap(({ fitting }) => fitting).slice(0, 20))
      found.push(await readFunder(app.web, actor, { prospectId, mandate: mandate.id }));
  }
  found.push(await prepareSeveral(app.web, actor, prospectId));
  return found;
}

/** The pages of the longest list. */
let longest = 0;

/** All lists of the matcher that people see of these, after they were ranked again. */
async function lists({ mandates, teasers }: Sampled): Promise<string> {
  const found: unknown[] = [await readRanking(app.web, { kind: "public" })];
  for (const { id } of mandates) {
    await db().deleteFrom("match").where("mandateId", "=", id).execute();
    await refreshMatchesOfMandate(app.worker, system, { mandateId: id });
  }
  for (const mandate of mandates) found.push(await listsOfMandate(mandate));
  for (const teaser of teasers) found.push(await listsOfTeaser(teaser));
  return text(found);
}

test(
  "the lists are byte-identical with every price, fee, invoice, balance, payment and dispute of cards changed",
  async () => {
    const columns = await paid.columns();
    const names = columns.map(({ table, column }) => `${table}.${column}`);
    expect(names).toEqual(
      expect.arrayContaining([
        "bank_line.amount_fen",
        "billing_profile.fapiao_kind",
        "charge_back.status",
        "credit_note.total_fen",
        "deal.fee_cap_fen",
        "deal.fee_floor_fen",
        "deal.fee_rate_bp",
        "deal.price_list_version",
        "deal.vat_inclusive",
        "fapiao.status",
        "fee.amount_fen",
        "fee.status",
        "invoice.due_on",
        "invoice.reminders",
        "invoice.status",
        "ledger_posting.amount_minor",
        "ledger_total.balance_minor",
        "offer.price_list_version",
        "provider_call.status",
        "receipt_allocation.amount_fen",
        "refund.status",
      ]),
    );
    const some = await sampled();
    // An opening is recorded, and what a person has opened is not explored again: the first one only does that.
    for (const mandate of some.mandates) await listsOfMandate(mandate);
    const before = await lists(some);
    const books = await paid.fill(columns);
    expect(books.length).toBeGreaterThan(25);
    expect(await paid.flip(columns)).toBeGreaterThan(5_000);
    const after = await lists(some);
    expect(before.length).toBeGreaterThan(100_000);
    expect(longest).toBeGreaterThan(1);
    expect(after === before).toBe(true);
  },
  isWhole ? 7_200_000 : 300_000,
);
