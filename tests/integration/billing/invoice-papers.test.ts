import { beforeAll, expect, test } from "vitest";
import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { enterFapiao } from "#app/services/billing/enter-fapiao.server.ts";
import { proposeFeeChange } from "#app/services/billing/propose-fee-change.server.ts";
import { readOwnInvoice } from "#app/services/billing/read-own-invoice.server.ts";
import { requestFapiao } from "#app/services/billing/request-fapiao.server.ts";
import { settleFeeProposal } from "#app/services/billing/settle-fee-proposal.server.ts";
import { dayOf } from "#app/lib/days.ts";
import { billingIn } from "#tests/factories/billing.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { pdf } from "#tests/support/documents/good-files.ts";
import { withCount } from "#tests/support/with-count.ts";

const { app, given, db } = openWith(billingIn);
let first: AdminActor;
let second: AdminActor;

beforeAll(async () => {
  const { admin } = moderationIn(app);
  [first, second] = [await admin("Finance 1", ["finance"]), await admin("Finance 2", ["finance"])];
});

async function* inOnePiece(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}

test("an invoice with a credit note, a refund, a fapiao and a red one is read in five statements", async () => {
  const { institution, invoiceId, feeId, totalFen } = await given.invoiced();
  const { institutionId } = institution;
  await requestFapiao(app.web, institution, { invoiceId, kind: "ordinary" });
  const { id: fapiaoId } = await db.row("fapiao", { invoiceId });
  const number = "24222000000000000001";
  const file = { name: "fapiao.pdf", bytes: inOnePiece(pdf()) };
  await enterFapiao(app.web, first, { fapiaoId, number, issuedOn: dayOf(new Date()), file });
  await given.paid({ institutionId, amountFen: totalFen, invoiceId });
  const change = { feeId, kind: "adjustment", amountFen: 500_000n, reason: "As agreed." } as const;
  await proposeFeeChange(app.web, first, change);
  const { id: proposalId } = await db.row("feeProposal", { feeId });
  await settleFeeProposal(app.web, second, { proposalId, verdict: "confirm" });

  const { read, asked } = await withCount(() => readOwnInvoice(app.web, institution, invoiceId));
  // A sixth reads the session.
  expect(asked).toBe(5);
  expect(read.credits).toEqual([
    {
      id: (await db.row("creditNote", { invoiceId })).id,
      number: "CN-2026-000001",
      issuedAt: (await db.row("creditNote", { invoiceId })).issuedAt,
      reasonCode: "adjustment",
      reason: "As agreed.",
      netFen: 471_698n,
      vatFen: 28_302n,
      totalFen: 500_000n,
      dealNumber: read.lines[0]?.dealNumber,
      sequence: 1,
    },
  ]);
  expect(read.fapiao).toMatchObject([
    { id: fapiaoId, creditNoteId: null, totalFen, status: "issued", number, issuedOn: dayOf(new Date()) },
    { creditNoteId: read.credits[0]?.id, totalFen: -500_000n, status: "requested", number: null },
  ]);
  expect(read.fapiao.map(({ requestedAt }) => requestedAt)).toEqual(
    (await db.rows("fapiao", { invoiceId }, "requestedAt")).map(({ requestedAt }) => requestedAt),
  );
  expect(new Map(read.payments.map(({ kind, amountFen }) => [kind, amountFen]))).toEqual(
    new Map([
      ["payment", totalFen],
      ["refund", -500_000n],
    ]),
  );
});
