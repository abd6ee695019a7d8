import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { FapiaoKind } from "#app/domain/billing/fapiao.ts";
import { dueOn, periodAt } from "#app/domain/billing/invoice.ts";
import { requestFapiao } from "#app/services/billing/request-fapiao.server.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { dayOn } from "./days.ts";
import { testDatabase } from "./test-database.ts";

let count = 500_000;

/** Invoices inserted past every policy, without fees, for tests of what is requested on them. */
export function invoicesIn(app: TestApp) {
  const db = testDatabase(app);

  async function invoice(institutionId: string, totalFen = 1_060_000n): Promise<string> {
    const number = `LS-2026-${String((count += 1))}`;
    const netFen = (totalFen * 100n) / 106n;
    const { id } = await db.insert("invoice", {
      institutionId,
      number,
      netFen,
      vatFen: totalFen - netFen,
      totalFen,
      period: periodAt(new Date()),
      issuedAt: new Date(),
      dueOn: dueOn(dayOn(0)),
      profile: "{}",
    });
    return id;
  }

  /** A tax invoice that an institution has asked for. */
  async function requested(institution: InstitutionActor, kind: FapiaoKind = "ordinary") {
    const invoiceId = await invoice(institution.institutionId);
    await requestFapiao(app.web, institution, { invoiceId, kind });
    const { id: fapiaoId } = await db.row("fapiao", { invoiceId });
    return { invoiceId, fapiaoId };
  }

  /** A credit note on it, inserted past every policy. */
  async function creditNote(invoiceId: string, totalFen: bigint): Promise<string> {
    const { institutionId } = await db.row("invoice", invoiceId);
    const number = `CN-2026-${String((count += 1))}`;
    const amounts = { netFen: totalFen, vatFen: 0n, totalFen };
    const of = { institutionId, invoiceId, number, reasonCode: "adjustment", issuedAt: new Date() } as const;
    return (await db.insert("creditNote", { ...of, ...amounts })).id;
  }

  return { invoice, requested, creditNote };
}
