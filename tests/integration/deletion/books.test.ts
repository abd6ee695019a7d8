import { expect, test } from "vitest";
import { deletionDueAt } from "#app/domain/deletion/lifecycle.ts";
import { requestFapiao } from "#app/services/billing/request-fapiao.server.ts";
import { saveBillingProfile } from "#app/services/billing/save-billing-profile.server.ts";
import { carryOutDeletions } from "#app/services/deletion/carry-out-deletions.server.ts";
import { requestOrganizationDeletion } from "#app/services/deletion/request-organization-deletion.server.ts";
import { billingIn } from "#tests/factories/billing.ts";
import { testDatabase } from "#tests/factories/test-database.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";

const app = openTestApp({}, { isEmptied: true });
const { invoiced, paid, differences, balances } = billingIn(app);
const db = testDatabase(app);
const system = { kind: "system" } as const;
const hour = 3_600_000;

const books = async () => {
  const tables =
    "billing_profile fee_agreement_acceptance fee invoice invoice_line receipt receipt_allocation fapiao ledger_posting";
  const { rows } = await app.owner.query<{ all: string }>(
    `select concat(${tables
      .split(" ")
      .map((table) => `(select jsonb_agg(t order by t::text) from ${table} t)::text`)
      .join(", ")}) as all`,
  );
  return rows[0]?.all ?? "";
};

test("an institution waits with its deletion until its invoice is paid; then its books stay, and verify", async () => {
  const { institution, invoiceId, totalFen } = await invoiced();
  const { institutionId } = institution;
  await saveBillingProfile(app.web, institution, {
    title: "测试银行",
    taxNumber: "22010219900101123X9",
    email: "bills@bank.test",
    locale: "zh-CN",
    fapiaoKind: "ordinary",
    revision: 0,
  });
  await requestFapiao(app.web, institution, { invoiceId, kind: "ordinary" });
  await requestOrganizationDeletion(app.web, institution);
  await app.setNow(new Date(deletionDueAt(app.web.now()).getTime() + 1));
  await carryOutDeletions(app.worker, system);
  const deletion = () => db.row("deletion", { subjectId: institutionId });
  expect(await deletion()).toMatchObject({ status: "waiting", waitsFor: ["fees"] });

  await paid({ institutionId, amountFen: totalFen, invoiceId });
  const before = await books();
  const standing = await balances();
  await app.setNow(new Date(app.web.now().getTime() + hour + 1));
  await carryOutDeletions(app.worker, system);
  expect((await deletion()).status).toBe("executed");
  expect(await db.rows("accounts.member", { organizationId: institutionId })).toEqual([]);
  expect(await books()).toBe(before);
  expect(before).toContain("测试银行");
  expect(await balances()).toEqual(standing);
  expect(await differences()).toEqual([]);
});
