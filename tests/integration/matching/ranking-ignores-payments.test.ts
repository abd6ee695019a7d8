import { expect, test } from "vitest";
import { exportOpportunities } from "#app/services/matching/export-opportunities.server.ts";
import { listOpportunities } from "#app/services/matching/list-opportunities.server.ts";
import { listFunders } from "#app/services/matching/list-funders.server.ts";
import { readFunder } from "#app/services/matching/read-funder.server.ts";
import { refreshMatchesOfMandate } from "#app/services/matching/refresh-matches-of-mandate.server.ts";
import { openGiven, system } from "#tests/factories/open-given.ts";
import { paidColumnsOf } from "#tests/support/billing/paid-columns.ts";

const { app, db } = openGiven({}, { data: "city" });
const paid = paidColumnsOf(app);

const text = (value: unknown) =>
  JSON.stringify(value, (_, one: unknown) => (typeof one === "bigint" ? `${String(one)}n` : one));

/** The lists that people see, some of each kind, after everything was ranked again. */
async function lists(): Promise<string> {
  const mandates = await db()
    .selectFrom("mandate")
    .select(["id", "institutionId"])
    .where("status", "=", "active")
    .orderBy("number")
    .limit(25)
    .execute();
  const teasers = await db()
    .selectFrom("teaser")
    .select(["prospectId", "companyId"])
    .where("status", "=", "published")
    .orderBy("number")
    .limit(10)
    .execute();
  const found: unknown[] = [];
  for (const { id, institutionId } of mandates) {
    await db().deleteFrom("match").where("mandateId", "=", id).execute();
    await refreshMatchesOfMandate(app.worker, system, { mandateId: id });
    const actor = { kind: "institution", institutionId, userId: institutionId, memberRole: "owner" } as const;
    const asked = { mandateId: id, filter: {}, sort: "fit" } as const;
    found.push(await listOpportunities(app.web, actor, { ...asked, view: "fit", after: null }));
    found.push(await exportOpportunities(app.web, actor, asked));
  }
  for (const { prospectId, companyId } of teasers) {
    const actor = { kind: "company", companyId, userId: companyId, memberRole: "owner" } as const;
    for (const view of ["fit", "near", "out"] as const) {
      const list = await listFunders(app.web, actor, { prospectId, view, after: null });
      found.push(list);
      for (const { mandate } of list.funders?.fitting ?? [])
        found.push(await readFunder(app.web, actor, { prospectId, mandate: mandate.id }));
    }
  }
  return text(found);
}

test("the lists are byte-identical with every price, fee, invoice, balance, payment and dispute of cards changed", async () => {
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
  const before = await lists();
  const books = await paid.fill(columns);
  expect(books.length).toBeGreaterThan(25);
  expect(await paid.flip(columns)).toBeGreaterThan(5_000);
  const after = await lists();
  expect(before.length).toBeGreaterThan(100_000);
  expect(after === before).toBe(true);
}, 240_000);
