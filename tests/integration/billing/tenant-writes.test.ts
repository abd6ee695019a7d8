import { sql } from "kysely";
import { expect, test } from "vitest";
import type { Actor } from "#app/domain/accounts/actor.ts";
import { FEE_STATUSES, feeLifecycle, whyNotMoveFee } from "#app/domain/billing/lifecycle.ts";
import { DRAWDOWN_STATUSES, drawdownLifecycle, whyNotMoveDrawdown } from "#app/domain/deals/drawdown.ts";
import { billingIn } from "#tests/factories/billing.ts";
import { dealsIn } from "#tests/factories/deals.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";
import { movesIn } from "#tests/support/billing/moves-in.ts";

/** Statements of a tenant's own, past every service: what the database itself refuses, or decides. */
const app = openTestApp({}, { isEmptied: true });
const { fundedDrawdown } = dealsIn(app);
const { accrued, invoiced, statusOf } = billingIn(app);

const run = (actor: Actor, ...statements: string[]) =>
  app.web.withActor(actor, async (trx) => {
    for (const statement of statements) await sql.raw(statement).execute(trx);
  });
const one = async (text: string) => (await app.owner.query<Record<string, unknown>>(text)).rows[0];

/** Which moves a trigger lets each side make in a statement of its own, tried on a copy of the table without policies. */
async function allowed(table: string, trigger: string, statuses: readonly string[]): Promise<string[]> {
  await app.owner.query(`create table if not exists moved_${table} (like ${table});
    create or replace trigger moved before update on moved_${table} for each row execute function ${trigger}();
    grant select, update on moved_${table} to longspring_app, longspring_worker;
    insert into moved_${table} select * from ${table} limit 1`);
  const passed: string[] = [];
  for (const side of ["company", "institution", "admin", "system"])
    for (const from of statuses)
      for (const to of statuses) {
        const client = await app.owner.connect();
        try {
          await client.query(`begin; update moved_${table} set status = '${from}';
            set local role ${side === "system" ? "longspring_worker" : "longspring_app"}; set local app.role = '${side}'`);
          await client.query(`update moved_${table} set status = '${to}'`);
          if (from !== to) passed.push(`${side} ${from} ${to}`);
        } catch (error) {
          if (!(error instanceof Error && error.message.startsWith("no move of"))) throw error;
        } finally {
          await client.query("rollback");
          client.release();
        }
      }
  return passed.sort();
}

test.each([
  ["paid", "2026-03-01"],
  ["waived", "2026-03-01"],
  ["accrued", "2010-01-01"],
  ["accrued", "2199-01-01"],
])("a fee inserted as %s on %s accrues when its drawdown is confirmed", async (status, day) => {
  const { company, drawdownId, dealId } = await fundedDrawdown();
  const id = `'${drawdownId}'`;
  await run(
    company,
    `update drawdown set status = 'confirmed', confirmed_at = '${day}' where id = ${id}`,
    `update deal set confirmed_fen = amount_fen, status = 'drawn' where id = '${dealId}'`,
    `insert into fee (drawdown_id, deal_id, company_id, institution_id, basis, rate_bp, drawn_fen, amount_fen, status, accrued_at)
     select id, deal_id, company_id, institution_id, 'debt', 0, 0, 0, '${status}', '${day}' from drawdown where id = ${id}`,
  );
  const fee = await one(`select f.status, f.vat_rate_bp, f.accrued_at = w.confirmed_at as "isThen",
      w.confirmed_at between app_clock_now() - interval '1 minute' and app_clock_now() as "isNow"
    from fee f join drawdown w on w.id = f.drawdown_id where w.id = ${id}`);
  expect(fee).toEqual({ status: "accrued", vat_rate_bp: 600, isThen: true, isNow: true });
});

test("each side moves a drawdown as its lifecycle says, and in no other way", async () => {
  const expected = movesIn(drawdownLifecycle, DRAWDOWN_STATUSES, (status, move, by) =>
    whyNotMoveDrawdown({ status }, move, by),
  );
  await accrued();
  expect(await allowed("drawdown", "guard_drawdown", DRAWDOWN_STATUSES)).toEqual(expected);
});

test("nobody changes the amount of confirmed money, nor when it was confirmed", async () => {
  const { company, institution, drawdownId } = await accrued();
  const before = await one("select to_jsonb(array_agg(w)) as all from drawdown w");
  for (const actor of [company, institution]) {
    for (const amount of ["amount_fen - 1", "1"])
      await expect(
        run(actor, `update drawdown set amount_fen = ${amount} where id = '${drawdownId}'`),
      ).rejects.toThrow("changes by a decision alone");
    await run(actor, `update drawdown set confirmed_at = '2010-01-01' where id = '${drawdownId}'`);
  }
  await expect(app.owner.query("update drawdown set amount_fen = 1")).rejects.toThrow("by a decision alone");
  await expect(
    run(company, `update drawdown set status = 'withdrawn' where id = '${drawdownId}'`),
  ).rejects.toThrow("no move of a drawdown");
  expect(await one("select to_jsonb(array_agg(w)) as all from drawdown w")).toEqual(before);
});

test("neither side says how much of a deal was confirmed, or inserts money that was", async () => {
  const { company, institution, dealId, drawdownId } = await accrued();
  const deal = () => one(`select to_jsonb(d) as all from deal d where id = '${dealId}'`);
  const before = await deal();
  const added = `insert into drawdown (deal_id, sequence, company_id, institution_id, amount_fen, status)
    select deal_id, 2, company_id, institution_id, 5, 'confirmed' from drawdown where id = '${drawdownId}'`;
  for (const actor of [company, institution]) {
    await expect(run(actor, `update deal set confirmed_fen = 1 where id = '${dealId}'`)).rejects.toThrow(
      "that of its confirmed drawdowns",
    );
    await expect(run(actor, added)).rejects.toThrow("a company requests a drawdown");
  }
  const other = await fundedDrawdown();
  await expect(
    run(
      other.company,
      `update drawdown set status = 'confirmed', confirmed_at = now() where id = '${other.drawdownId}'`,
    ),
  ).rejects.toThrow("that of its confirmed drawdowns");
  expect(await deal()).toEqual(before);
});

test("each side moves a fee as its lifecycle says: an institution questions one that is on its invoice", async () => {
  const { company, institution, feeId } = await accrued();
  const expected = movesIn(feeLifecycle, FEE_STATUSES, (status, move, by) =>
    whyNotMoveFee({ status }, move, by),
  );
  expect(await allowed("fee", "guard_fee", FEE_STATUSES)).toEqual(expected);
  expect(expected.filter((move) => /^(company|institution)/u.test(move))).toEqual([
    "institution invoiced disputed",
  ]);
  const question = `update fee set status = 'disputed' where id = '${feeId}'`;
  await expect(run(institution, question)).rejects.toThrow("no move of a fee");
  await run(company, question);
  expect(await statusOf("fee", feeId)).toBe("accrued");
});

test("what a fapiao states is what is left of its invoice, whoever asks for another sum", async () => {
  const { institution, invoiceId, totalFen } = await invoiced();
  const stated = () => one(`select total_fen::text as total from fapiao where invoice_id = '${invoiceId}'`);
  await run(
    institution,
    `insert into fapiao (institution_id, invoice_id, kind, total_fen, requested_by)
     select institution_id, id, 'ordinary', 99999999, current_user_id() from invoice where id = '${invoiceId}'`,
  );
  expect(await stated()).toEqual({ total: String(totalFen) });
  const finance = await moderationIn(app).admin();
  await run(finance, "update fapiao set total_fen = 1");
  expect(await stated()).toEqual({ total: String(totalFen) });
});
