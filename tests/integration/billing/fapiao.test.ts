import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { AdminActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import { cancelFapiao } from "#app/services/billing/cancel-fapiao.server.ts";
import { enterFapiao, type EnterFapiao } from "#app/services/billing/enter-fapiao.server.ts";
import { listFapiao } from "#app/services/billing/list-fapiao.server.ts";
import { readInvoiceAsAdmin } from "#app/services/billing/read-invoice-as-admin.server.ts";
import { readFapiaoFile } from "#app/services/billing/read-fapiao-file.server.ts";
import { readFapiao } from "#app/services/billing/read-fapiao.server.ts";
import { requestFapiao } from "#app/services/billing/request-fapiao.server.ts";
import { readNotifications } from "#app/services/notifications/read-notifications.server.ts";
import { requireRedFapiao } from "#app/services/billing/require-red-fapiao.server.ts";
import { saveBillingProfile } from "#app/services/billing/save-billing-profile.server.ts";
import { billingPaths } from "#app/shared/billing-paths.ts";
import { accountsIn } from "#tests/factories/accounts.ts";
import { readToday } from "#app/services/moderation/read-today.server.ts";
import { dayOn } from "#tests/factories/days.ts";
import { invoicesIn } from "#tests/factories/invoices.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { latin1, virus } from "#tests/support/documents/bad-file.ts";
import { docx, pdf } from "#tests/support/documents/good-files.ts";
import { zip } from "#tests/support/documents/zip.ts";
import { sessionFor } from "#tests/support/http/test-sessions.ts";
import { workOff } from "#tests/support/jobs.ts";
import { doneAtOnce, faultsOf, refuses, unchanged } from "#tests/support/refusals.ts";

const { app, given, db } = openGiven();
const { invoice, requested, creditNote } = invoicesIn(app);
const system = { kind: "system" } as const;
let finance: AdminActor;
let bank: InstitutionActor;

beforeAll(async () => {
  finance = await moderationIn(app).admin("Finance 1", ["finance"]);
  bank = await given.institution();
});

let numbers = 0;
const nextNumber = (): string => `2422200000${String((numbers += 1)).padStart(10, "0")}`;
async function* inOnePiece(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}
const sent = (bytes = pdf(), name = "fapiao.pdf") => ({ name, bytes: inOnePiece(bytes) });
const enter = (fapiaoId: string, change: Partial<EnterFapiao> = {}, by = finance) =>
  enterFapiao(app.web, by, { fapiaoId, number: nextNumber(), issuedOn: dayOn(0), file: sent(), ...change });
/** The red ones last. */
const rows = async (invoiceId: string) => (await db.rows("fapiao", { invoiceId }, "totalFen")).reverse();
const all = app.traces;
const requireRed = (creditNoteId: string) =>
  app.worker.withActor(system, (trx) => requireRedFapiao(trx, system, { creditNoteId }, new Date()));
const credited = async (invoiceId: string, fen: bigint) => {
  const id = await creditNote(invoiceId, fen);
  await requireRed(id);
  await requireRed(id);
  return id;
};

test("an institution asks for one, finance enters it, and the institution downloads it", async () => {
  const { invoiceId, fapiaoId } = await requested(bank);
  const { fapiao: toIssue } = await listFapiao(app.web, finance);
  expect(toIssue.map(({ id }) => id)).toContain(fapiaoId);
  expect(await readFapiao(app.web, finance, fapiaoId)).toMatchObject({ whyNotEnter: null, mayCancel: true });

  const number = nextNumber();
  expect(await enter(fapiaoId, { number })).toBeNull();
  expect(await rows(invoiceId)).toMatchObject([
    { status: "issued", number, totalFen: 1_060_000n, fileName: "fapiao.pdf", enteredBy: finance.userId },
  ]);
  const { bytes, mediaType, name } = await readFapiaoFile(app.web, bank, fapiaoId);
  const read: Uint8Array[] = [];
  for await (const piece of bytes) read.push(piece);
  expect([Buffer.concat(read), mediaType, name]).toEqual([pdf(), "application/pdf", "fapiao.pdf"]);
  const events = (await db.rows("event", { subjectId: invoiceId })).map(({ type }) => type);
  expect(events).toEqual(["fapiao-requested", "fapiao-issued"]);
  expect((await listFapiao(app.web, bank)).fapiao.map(({ id }) => id)).toContain(fapiaoId);
});

test("the institution's people are notified of an issued one and of a red one, not of a correction", async () => {
  const { institutionId: organizationId } = bank;
  const payer = await accountsIn(app).person({ organizationId, memberRole: "finance" });
  const viewer = await accountsIn(app).person({ organizationId, memberRole: "viewer" });
  const { invoiceId, fapiaoId } = await requested(bank);
  const notified = async (userId: string) =>
    (await db.rows("notification", { userId, subjectId: invoiceId })).map(({ kind, readAt }) => [
      kind,
      readAt,
    ]);
  expect(await notified(payer.userId)).toEqual([]);
  await enter(fapiaoId);
  const issued = ["notify-institution-fapiao-issued", null];
  expect(await notified(payer.userId)).toEqual([issued]);
  await readNotifications(app.web, sessionFor({ ...bank, userId: payer.userId }), { id: null });
  await enter(fapiaoId);
  expect((await notified(payer.userId)).filter(([, readAt]) => readAt === null)).toEqual([]);

  await credited(invoiceId, 60_000n);
  const [, red] = await rows(invoiceId);
  await enter(red?.id ?? "");
  const unread = (await notified(payer.userId)).filter(([, readAt]) => readAt === null);
  expect(unread).toEqual([["notify-institution-red-fapiao-issued", null]]);
  expect(await notified(viewer.userId)).toEqual([]);

  await workOff(app);
  const sent = await db.rows("devMail", { recipient: payer.email });
  expect(sent.map(({ subject }) => subject)).toEqual([expect.stringMatching(/红字发票|red fapiao/)]);
  const { number } = await db.row("invoice", invoiceId);
  expect(sent.map(({ text }) => text)).toEqual([expect.stringContaining(number)]);
  expect(sent.map(({ text }) => text)).toEqual([expect.stringContaining(billingPaths.invoice(invoiceId))]);
});

test("it is asked for once, by those who may pay, for an invoice of their own that is worth something", async () => {
  const invoiceId = await invoice(bank.institutionId);
  const ask = (by: InstitutionActor, of = invoiceId) =>
    requestFapiao(app.web, by, { invoiceId: of, kind: "ordinary" });
  const stranger = await given.institution();
  await refuses("not-allowed-role", () => ask({ ...bank, memberRole: "member" }), all);
  await refuses("invoice-not-found", () => ask(stranger), all);
  expect(await doneAtOnce(8, () => ask(bank))).toBe(1);
  await refuses("fapiao-requested-already", () => ask(bank), all);

  const gone = await invoice(bank.institutionId);
  await db.update("invoice", gone, { status: "void", voidedAt: new Date() });
  await refuses("invoice-wrong-state", () => ask(bank, gone), all);
  const worthless = await invoice(bank.institutionId);
  await creditNote(worthless, 1_060_000n);
  await refuses("invoice-wrong-state", () => ask(bank, worthless), all);
});

test("a special one needs address, phone, bank and account of the billing profile", async () => {
  const buyer = await given.institution();
  const invoiceId = await invoice(buyer.institutionId);
  const ask = () => requestFapiao(app.web, buyer, { invoiceId, kind: "special" });
  await refuses("fapiao-needs-profile", ask, all);
  await saveBillingProfile(app.web, buyer, {
    title: "测试银行",
    taxNumber: "91220101MA0000000X",
    address: "长春市人民大街 1 号",
    phone: "0431-88880000",
    bankName: "测试银行营业部",
    bankAccount: "22001234567890",
    email: "billing@bank.test",
    locale: "zh-CN",
    fapiaoKind: "special",
    revision: 0,
  });
  await ask();
  expect(await rows(invoiceId)).toMatchObject([{ kind: "special", status: "requested" }]);
});

test("an entry is corrected until the institution has fetched it", async () => {
  const { invoiceId, fapiaoId } = await requested(bank);
  await enter(fapiaoId);
  const corrected = nextNumber();
  // Without a new file the present one stays.
  expect(await enter(fapiaoId, { number: corrected, file: null })).toBeNull();
  expect(await rows(invoiceId)).toMatchObject([
    { number: corrected, fileName: "fapiao.pdf", fetchedAt: null },
  ]);

  await readFapiaoFile(app.web, finance, fapiaoId);
  expect((await rows(invoiceId))[0]?.fetchedAt).toBeNull();
  await readFapiaoFile(app.web, bank, fapiaoId);
  expect((await rows(invoiceId))[0]?.fetchedAt).not.toBeNull();
  await refuses("fapiao-fetched", () => enter(fapiaoId), all);
  await refuses("fapiao-wrong-state", () => cancelFapiao(app.web, finance, { fapiaoId, note: null }), all);
});

test("what is wrong with an entry is refused, and nothing is stored", async () => {
  const { fapiaoId } = await requested(bank);
  const taken = nextNumber();
  await enter((await requested(bank)).fapiaoId, { number: taken });
  await refuses("fapiao-number-taken", () => enter(fapiaoId, { number: taken }), all);
  for (const issuedOn of [dayOn(1), dayOn(-1)]) {
    const fault = await unchanged(all, () => faultsOf(enter(fapiaoId, { issuedOn })));
    expect(fault).toEqual(["issuedOn: day-outside"]);
  }
  const faulty = [
    [sent(Buffer.alloc(2 * 1024 * 1024 + 1)), "fapiao-too-large"],
    [sent(latin1(virus)), "file-malware"],
    [sent(docx(), "fapiao.docx"), "type-not-accepted"],
    [sent(docx()), "type-differs"],
    [sent(pdf({ catalog: "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>" })), "file-active"],
    [sent(pdf(), "../fapiao.pdf"), "name-unusable"],
    [
      sent(
        zip([
          { name: "OFD.xml", bytes: "<ofd/>" },
          { name: "run.exe", bytes: "MZ" },
        ]),
        "fapiao.ofd",
      ),
      "file-nested",
    ],
    [sent(zip([{ name: "Doc_0/Document.xml", bytes: "<d/>" }]), "fapiao.ofd"), "type-differs"],
    [sent(pdf(), "fapiao.ofd"), "type-differs"],
    [null, "file-missing"],
  ] as const;
  for (const [file, fault] of faulty)
    expect(await unchanged(all, () => enter(fapiaoId, { file }))).toEqual({ fault });

  const ofd = zip([
    { name: "OFD.xml", bytes: "<ofd/>" },
    { name: "Doc_0/Res/seal.esl", bytes: "seal" },
  ]);
  expect(await enter(fapiaoId, { file: sent(ofd, "发票.ofd") })).toBeNull();
  expect(await readFapiaoFile(app.web, bank, fapiaoId)).toMatchObject({
    mediaType: "application/ofd",
    name: "发票.ofd",
  });
});

test("only finance admins without a tie and with a fresh confirmation enter or cancel one", async () => {
  const { fapiaoId } = await requested(bank);
  const moderator = await moderationIn(app).admin("Moderator", ["moderator"]);
  await refuses("admin-role-missing", () => enter(fapiaoId, {}, moderator), all);
  const unconfirmed = { ...finance, confirmation: { isFresh: false, hasFactor: true } };
  await refuses("confirmation-needed", () => enter(fapiaoId, {}, unconfirmed), all);
  const tied = await moderationIn(app).admin("Finance 2", ["finance"]);
  await app.sql`insert into admin_tie (user_id, organization_id, kind, declared_at)
    values (${tied.userId}, ${bank.institutionId}, 'employment', now())`;
  await refuses("admin-has-tie", () => enter(fapiaoId, {}, tied), all);
  await refuses("admin-has-tie", () => cancelFapiao(app.web, tied, { fapiaoId, note: null }), all);

  await cancelFapiao(app.web, finance, { fapiaoId, note: "Made out elsewhere." });
  expect((await db.row("fapiao", fapiaoId)).status).toBe("cancelled");
  await refuses("fapiao-wrong-state", () => enter(fapiaoId), all);
  await refuses("fapiao-not-found", () => enter(randomUUID()), all);
});

test("a stranger, a member or an admin of another role reads no file", async () => {
  const { fapiaoId } = await requested(bank);
  await refuses("fapiao-not-found", readFapiaoFile(app.web, bank, fapiaoId));
  await enter(fapiaoId);
  const stranger = await given.institution();
  await refuses("fapiao-not-found", () => readFapiaoFile(app.web, stranger, fapiaoId), all);
  await refuses(
    "not-allowed-role",
    () => readFapiaoFile(app.web, { ...bank, memberRole: "viewer" }, fapiaoId),
    all,
  );
  const moderator = await moderationIn(app).admin("Moderator", ["moderator"]);
  await refuses("admin-role-missing", () => readFapiaoFile(app.web, moderator, fapiaoId), all);
});

test("a credit note after issue requires a red one, once, which finance enters likewise", async () => {
  const { invoiceId, fapiaoId } = await requested(bank);
  await enter(fapiaoId);
  const creditNoteId = await credited(invoiceId, 60_000n);
  const [, red] = await rows(invoiceId);
  expect(red).toMatchObject({ creditNoteId, reversesId: fapiaoId, totalFen: -60_000n, status: "requested" });
  expect(red?.requestedBy).toBeNull();
  const redId = red?.id ?? "";
  await refuses(
    "fapiao-wrong-state",
    () => cancelFapiao(app.web, finance, { fapiaoId: redId, note: null }),
    all,
  );
  const waiting = async () => (await readToday(app.web, finance)).billing.fapiaoToIssue;
  const before = await waiting();
  expect(await enter(redId)).toBeNull();
  expect(await waiting()).toBe(before - 1);
  expect(await rows(invoiceId)).toMatchObject([
    { totalFen: 1_060_000n },
    { status: "issued", totalFen: -60_000n },
  ]);
  expect((await readInvoiceAsAdmin(app.web, finance, invoiceId)).fapiao).toMatchObject([
    { id: fapiaoId, isRed: false, status: "issued", totalFen: 1_060_000n },
    { id: redId, isRed: true, status: "issued", totalFen: -60_000n },
  ]);
});

test("a credit note before issue leaves less to state, or nothing; without a fapiao it requires none", async () => {
  const { invoiceId, fapiaoId } = await requested(bank);
  await credited(invoiceId, 60_000n);
  expect(await rows(invoiceId)).toMatchObject([{ status: "requested", totalFen: 1_000_000n }]);
  await enter(fapiaoId);
  expect(await rows(invoiceId)).toMatchObject([{ status: "issued", totalFen: 1_000_000n }]);

  const whole = await requested(bank);
  await credited(whole.invoiceId, 1_060_000n);
  expect(await rows(whole.invoiceId)).toMatchObject([{ status: "cancelled" }]);
  const without = await invoice(bank.institutionId);
  await credited(without, 60_000n);
  expect(await rows(without)).toEqual([]);
});
