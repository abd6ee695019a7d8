import { expect } from "vitest";
import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { retryCall } from "#app/services/billing/retry-call.server.ts";
import { billingIn } from "#tests/factories/billing.ts";
import { reversalsIn } from "#tests/factories/reversals.ts";
import { workOff } from "#tests/support/jobs.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { byHandIn, type MakeReal, type MadeReal } from "./made-real.ts";

type Kind =
  | "fee-missing"
  | "fees-of-deal"
  | "reversed-not-credited"
  | "fee-not-booked"
  | "fee-line"
  | "invoice-sum"
  | "invoice-status"
  | "number-gap"
  | `ledger-${"unbalanced" | "total" | "unbilled" | "receivable" | "unapplied" | "suspense"}`
  | "call-waits"
  | "call-dead";

/** Differences between fees, invoices, ledger and calls. */
export function madeInBooks(app: TestApp, first: AdminActor): MakeReal<Kind> {
  const { accrued, invoiced, balances, statusOf } = billingIn(app);
  const { reverse } = reversalsIn(app);
  const byHand = byHandIn(app);

  /** A booking of seven fen from one account to another that nothing explains; what is said of the one. */
  async function unexplained(kind: string, sign: 1n | -1n, expectedFen = 0n): Promise<MadeReal> {
    const { institutionId } = (await accrued()).institution;
    const of = kind === "suspense" ? "null" : `'${institutionId}'`;
    await app.owner.query(`insert into ledger_account (institution_id, kind, currency)
      values (${of}, '${kind}', 'CNY'), (null, 'waivers', 'CNY') on conflict do nothing`);
    const book = (fen: bigint) =>
      app.owner.query(`with booked as (
          insert into ledger_transaction (kind, source_id) values ('receipt-booked', gen_random_uuid()) returning id)
        insert into ledger_posting (transaction_id, account_id, currency, amount_minor)
        select booked.id, a.id, 'CNY', case a.kind when 'waivers' then ${-fen} else ${fen} end
        from booked, ledger_account a where a.kind in ('${kind}', 'waivers')`);
    await book(7n * sign);
    const detail = { bookedFen: String(expectedFen + 7n * sign), expectedFen: String(expectedFen) };
    return { detail, remedy: () => book(-7n * sign) };
  }

  async function calls(): Promise<{ id: string; status: string }[]> {
    return app.sql<{ id: string; status: string }>`select id, status from provider_call`;
  }

  return {
    "fee-missing": async () => {
      const { feeFen } = await accrued();
      const booked = await balances();
      await byHand(
        ...["ledger_posting", "ledger_transaction", "ledger_total", "fee"].map(
          (name) => `delete from ${name}`,
        ),
      );
      return {
        detail: { drawnFen: "500000000" },
        holds: async () => {
          expect(await balances()).toEqual(booked);
          expect(await app.sql`select amount_fen as "amountFen" from fee`).toEqual([
            { amountFen: String(feeFen) },
          ]);
        },
      };
    },
    "fees-of-deal": async () => {
      const { feeFen } = await accrued();
      await byHand("update fee set amount_fen = amount_fen - 1");
      const [deal] = await app.sql<{ number: string }>`select number::text from deal`;
      return {
        detail: {
          number: deal?.number ?? "",
          chargedFen: String(feeFen - 1n),
          owedFen: String(feeFen),
        },
        remedy: () => byHand("update fee set amount_fen = amount_fen + 1"),
      };
    },
    "reversed-not-credited": async () => {
      const deal = await invoiced();
      await reverse(deal, deal.drawdownId);
      return {
        detail: { status: "invoiced" },
        holds: async () => {
          expect(await statusOf("fee", deal.feeId)).toBe("void");
          expect(await app.sql`select total_fen as "totalFen" from credit_note`).toEqual([
            { totalFen: String(deal.totalFen) },
          ]);
        },
      };
    },
    "fee-not-booked": async () => {
      const { feeId, feeFen } = await accrued();
      const bookedOf = (id: string) =>
        `update ledger_transaction set source_id = ${id} where kind = 'fee-accrued'`;
      await byHand(bookedOf("gen_random_uuid()"));
      return { detail: { amountFen: String(feeFen) }, remedy: () => byHand(bookedOf(`'${feeId}'`)) };
    },
    "fee-line": async () => {
      await invoiced();
      await byHand("update invoice_line set is_void = true");
      return {
        detail: { status: "invoiced" },
        remedy: () => byHand("update invoice_line set is_void = false"),
      };
    },
    "invoice-sum": async () => {
      const { number, totalFen } = await invoiced();
      const more = (fen: number) =>
        byHand(`update invoice_line set net_fen = net_fen + ${fen}, total_fen = total_fen + ${fen}`);
      await more(7);
      return {
        detail: { number, totalFen: String(totalFen), linesFen: String(totalFen + 7n) },
        remedy: () => more(-7),
      };
    },
    "invoice-status": async () => {
      const { invoiceId, number, totalFen } = await invoiced();
      await byHand("update invoice set status = 'settled', settled_at = app_clock_now()");
      return {
        detail: { number, status: "settled", dueFen: String(totalFen) },
        holds: async () => {
          expect(await statusOf("invoice", invoiceId)).toBe("open");
        },
      };
    },
    "number-gap": async () => {
      const { number } = await invoiced();
      const given = (more: number) => byHand(`update number_series set last_number = last_number + ${more}`);
      await given(1);
      return {
        detail: { series: number.replace(/-\d+$/, ""), last: "2", count: "1" },
        remedy: () => given(-1),
      };
    },
    "ledger-unbalanced": async () => {
      await accrued();
      const one = `from ledger_account a where a.kind = 'income'`;
      await byHand(
        `insert into ledger_transaction (kind, source_id) values ('receipt-booked', gen_random_uuid())`,
        `insert into ledger_posting (transaction_id, account_id, currency, amount_minor)
         select (select max(id) from ledger_transaction), a.id, 'CNY', 7 ${one}`,
        `update ledger_total set balance_minor = balance_minor + 7, postings = postings + 1
         where account_id in (select a.id ${one})`,
      );
      const [made] = await app.sql<{ id: string }>`select max(id)::text as id from ledger_transaction`;
      const transaction = made?.id ?? "";
      return {
        detail: { transaction, currency: "CNY", sum: "7" },
        remedy: () =>
          app.owner.query(
            `insert into ledger_posting (transaction_id, account_id, currency, amount_minor)
             select ${transaction}, a.id, 'CNY', -7 ${one}`,
          ),
      };
    },
    "ledger-total": async () => {
      await accrued();
      const booked = (await balances())["income"] ?? 0n;
      const more = (fen: number) =>
        byHand(`update ledger_total set balance_minor = balance_minor + ${fen}
          where account_id in (select id from ledger_account where kind = 'income')`);
      await more(7);
      const [total, sum] = [String(booked + 7n), String(booked)];
      return { detail: { account: "income", currency: "CNY", total, sum }, remedy: () => more(-7) };
    },
    "ledger-unbilled": () => unexplained("unbilled", 1n, 2_500_000n),
    "ledger-receivable": () => unexplained("receivable", 1n),
    "ledger-unapplied": () => unexplained("unapplied", -1n),
    "ledger-suspense": () => unexplained("suspense", -1n),
    "call-waits": async () => {
      await invoiced();
      await app.sql`delete from graphile_worker._private_jobs`;
      await app.sql`update provider_call set added_at = added_at - interval '61 minutes'`;
      return {
        detail: { provider: "stripe", call: "present-invoice", error: "" },
        isMendedByJob: true,
        holds: async () => {
          expect(await calls()).toMatchObject([{ status: "done" }]);
        },
      };
    },
    "call-dead": async () => {
      await invoiced();
      await app.sql`delete from graphile_worker._private_jobs`;
      await app.sql`update provider_call set status = 'dead', attempts = 12, last_error = 'timeout'`;
      const [call] = await calls();
      return {
        detail: { provider: "stripe", call: "present-invoice", error: "timeout" },
        remedy: async () => {
          await retryCall(app.web, first, { callId: call?.id ?? "" });
          await workOff(app);
        },
      };
    },
  };
}
