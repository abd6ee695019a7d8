import { beforeEach, describe, expect, test } from "vitest";
import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { actOnStatement } from "#app/services/billing/bank/act-on-statement.server.ts";
import { cancelFapiao } from "#app/services/billing/cancel-fapiao.server.ts";
import { enterFapiao } from "#app/services/billing/enter-fapiao.server.ts";
import { proposeFeeChange } from "#app/services/billing/propose-fee-change.server.ts";
import { requestReconciliation } from "#app/services/billing/request-reconciliation.server.ts";
import { resendRefund } from "#app/services/billing/resend-refund.server.ts";
import { retryCall } from "#app/services/billing/retry-call.server.ts";
import { settleFeeProposal } from "#app/services/billing/settle-fee-proposal.server.ts";
import { upholdFee } from "#app/services/billing/uphold-fee.server.ts";
import { voidInvoice } from "#app/services/billing/void-invoice.server.ts";
import { bankLine, bankStatementsIn } from "#tests/factories/bank-statements.ts";
import { billingIn } from "#tests/factories/billing.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { bankTables } from "#tests/support/billing/bank-tables.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";
import { refuses } from "#tests/support/refusals.ts";

const app = openTestApp({}, { isEmptied: true });
const { accrued, invoiced, statusOf } = billingIn(app);
const { fileOf, importFile, imported, linesOf } = bankStatementsIn(app);
const tables = bankTables(app);
let first: AdminActor;
let second: AdminActor;

beforeEach(async () => {
  const { admin } = moderationIn(app);
  [first, second] = [await admin("Finance 1"), await admin("Finance 2")];
});

const jobs = () => app.sql`select count(*)::int as jobs from graphile_worker._private_jobs`;
const everything = async () => [
  await tables(),
  await app.sql`select jsonb_agg(p order by p.id) as all from fee_proposal p`,
  await jobs(),
];
const refused = (code: string, attempt: () => Promise<unknown>) => refuses(code, attempt, everything);

/** Their session was read before, and says that they have it. */
const takeFinance = ({ userId }: AdminActor) =>
  app.owner.query(`update accounts."user" set admin_roles = '{moderator}' where id = $1`, [userId]);

async function proposedWaiver() {
  const { feeId } = await accrued();
  await proposeFeeChange(app.web, first, { feeId, kind: "waiver", amountFen: null, reason: "A pilot." });
  const rows: { id: string }[] = await app.sql`select id from fee_proposal where fee_id = ${feeId}`;
  return { feeId, proposalId: rows[0]?.id ?? "" };
}

async function proposedMatch() {
  const { number, totalFen, invoiceId } = await invoiced();
  const { statementId } = await imported(first, [
    bankLine({ amountFen: totalFen }),
    bankLine({ amountFen: 1n }),
  ]);
  const [line, other] = await linesOf(statementId);
  const lineId = line?.id ?? "";
  await actOnStatement(app.web, first, { act: "match", lineId, invoices: number });
  const rows: { id: string }[] = await app.sql`select id from confirmation where subject_id = ${lineId}`;
  return { invoiceId, otherId: other?.id ?? "", confirmationId: rows[0]?.id ?? "" };
}

describe("a proposal of somebody who is no finance admin any more", () => {
  test("to waive a fee is confirmed by nobody, and can be declined", async () => {
    const { feeId, proposalId } = await proposedWaiver();
    await takeFinance(first);
    const settle = (verdict: "confirm" | "decline") =>
      settleFeeProposal(app.web, second, { proposalId, verdict });
    await refused("confirmation-former-proposer", () => settle("confirm"));
    await settle("decline");
    expect(await statusOf("fee", feeId)).toBe("accrued");
  });

  test("about a line of a statement is confirmed by nobody, and can be declined", async () => {
    const { invoiceId, confirmationId } = await proposedMatch();
    await takeFinance(first);
    const settle = (act: "confirm" | "decline") => actOnStatement(app.web, second, { act, confirmationId });
    await refused("confirmation-former-proposer", () => settle("confirm"));
    await settle("decline");
    expect(await statusOf("invoice", invoiceId)).toBe("open");
  });
});

test("an admin without the role of finance is refused by name, whether their session says so or not yet", async () => {
  const { proposalId } = await proposedWaiver();
  const { invoiceId, otherId, confirmationId } = await proposedMatch();
  const fees: { id: string; status: string }[] = await app.sql`select id, status from fee`;
  const feeId = fees.find(({ status }) => status === "invoiced")?.id ?? "";
  const unknown = crypto.randomUUID();
  await takeFinance(second);
  for (const admin of [second, { ...second, roles: ["moderator"] } as const]) {
    const statement = (act: Parameters<typeof actOnStatement>[2]) => actOnStatement(app.web, admin, act);
    const acts: (() => Promise<unknown>)[] = [
      () => proposeFeeChange(app.web, admin, { feeId, kind: "waiver", amountFen: null, reason: "A pilot." }),
      () => settleFeeProposal(app.web, admin, { proposalId, verdict: "confirm" }),
      () => settleFeeProposal(app.web, admin, { proposalId, verdict: "decline" }),
      () => upholdFee(app.web, admin, { feeId, words: "It is right." }),
      () => voidInvoice(app.web, admin, { invoiceId, reason: "Wrong.", reissued: false }),
      () => resendRefund(app.web, admin, { refundId: unknown }),
      () => retryCall(app.web, admin, { callId: unknown }),
      () => requestReconciliation(app.web, admin),
      () => cancelFapiao(app.web, admin, { fapiaoId: unknown, note: null }),
      () =>
        enterFapiao(app.web, admin, {
          fapiaoId: unknown,
          number: "12345678901234567890",
          issuedOn: "2026-03-01",
          file: null,
        }),
      () => importFile(admin, fileOf([bankLine({ amountFen: 5n })])),
      () => statement({ act: "confirm", confirmationId }),
      () => statement({ act: "decline", confirmationId }),
      () => statement({ act: "ignore", lineId: otherId }),
      () => statement({ act: "return", receiptId: unknown }),
      () => statement({ act: "same", lineId: otherId }),
    ];
    for (const attempt of acts) await refused("admin-role-missing", attempt);
  }
});
