import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import { sendFile } from "#app/services/introductions/send-file.server.ts";
import { accountsIn, password } from "#tests/factories/accounts.ts";
import { holdSteps } from "#tests/factories/held-steps.ts";
import { opensDocuments, uploadedBy } from "#tests/factories/documents.ts";
import { expectInvariants, openGiven } from "#tests/factories/open-given.ts";
import { underwayIn } from "#tests/factories/underway.ts";
import { browser, type Browser } from "#tests/support/http/browser.ts";
import { documentsFolder } from "#tests/support/documents/document-pages.ts";
import { pdf } from "#tests/support/documents/good-files.ts";
import { startApp, type RunningApp } from "#tests/support/running-app.ts";

/**
 * A company revokes its consent, or removes documents from it, while its bank downloads them on another server: a
 * download that began before is whole and recorded, or refused.
 */
const folder = documentsFolder();
const { app: testApp, given, db } = openGiven(folder.environment, { clock: "machine" });
const file = pdf({ more: `% ${"a contract ".repeat(20_000)}` });
const rounds = 8;
let app: RunningApp;
let company: CompanyActor;
let institution: InstitutionActor;
let owner: Browser;
let banker: Browser;

beforeAll(async () => {
  app = await startApp({
    databaseUrl: testApp.databaseUrl,
    webs: 2,
    workers: 0,
    environment: folder.environment,
  });
  [company, institution] = [await given.company(), await given.institution()];
  const [one = "", two = ""] = app.webs.map(({ url }) => url);
  owner = await signedIn(one, company.companyId);
  banker = await signedIn(two, institution.institutionId);
}, 180_000);
afterAll(async () => {
  await app.stop();
});

async function signedIn(url: string, organizationId: string): Promise<Browser> {
  const { email } = await accountsIn(testApp).person({ organizationId, memberRole: "owner" });
  const session = browser(url, app.origin);
  expect((await session.post("/sign-in", { email, password })).status).toBe(303);
  return session;
}

/** A consent with a document that is open under it, and a file that went with a message. */
async function opened() {
  const { id: introductionId } = await underwayIn(testApp, company, institution).consented();
  const bytes = () => Readable.from([file]);
  const documentId = await uploadedBy(testApp, company, { name: "contract.pdf", bytes: bytes() });
  await opensDocuments(testApp, company, { introductionId, documentIds: [documentId] });
  await sendFile(testApp.web, company, { introductionId, words: "一", name: "b.pdf", bytes: bytes() });
  const { id: fileId } = await db.row("documentFile", { documentId });
  const { id: attachmentId } = await db.row("attachment", { introductionId });
  const page = `/institution/introductions/${introductionId}`;
  return {
    introductionId,
    downloads: [`${page}/documents/${fileId}`, `${page}/attachments/${attachmentId}`],
    openings: async () =>
      (
        await testApp.owner.query(
          `select from document_opening where introduction_id = $1
           union all select from attachment_opening where introduction_id = $1`,
          [introductionId],
        )
      ).rowCount,
  };
}

/** Posts the review of the revocation. */
const revoke = async (introductionId: string) => {
  const { sequence } = await db.row("consent", { introductionId, revokedAt: null });
  const fields = { act: "revoke", sequence: String(sequence) };
  return owner.post(`/company/introductions/${introductionId}/revoke`, fields);
};
const narrow = (introductionId: string) =>
  owner.post(`/company/introductions/${introductionId}/consent`, { act: "narrow", without: "documents" });

test.each([
  ["revoked", revoke],
  ["narrowed", narrow],
] as const)(
  "a download while the consent is %s is whole and recorded, or refused; and refused after the response",
  { timeout: 120_000 },
  async (_, act) => {
    const begun = { served: 0, refused: 0 };
    for (let round = 1; round <= rounds; round += 1) {
      const { introductionId, downloads, openings } = await opened();
      const asked = downloads.flatMap((path) => [path, path, path]).map((path) => banker.get(path));
      const [taken, ...answers] = await Promise.all([act(introductionId), ...asked]);
      expect(taken.status).toBe(303);
      const served = answers.filter(({ status }) => status === 200);
      expect(new Set(answers.map(({ status }) => status)).difference(new Set([200, 404]))).toEqual(new Set());
      for (const { text } of served) expect(text === file.toString()).toBe(true);
      expect(await openings()).toBe(served.length);
      for (const path of downloads) expect((await banker.get(path)).status).toBe(404);
      expect(await openings()).toBe(served.length);
      begun.served += served.length;
      begun.refused += answers.length - served.length;
    }
    console.log(`${rounds} rounds: ${begun.served} downloads begun before, ${begun.refused} refused`);
    await expectInvariants(db);
  },
);

test("a download that starts while the consent is being revoked waits, and is refused", async () => {
  for (const [act, type] of [
    [revoke, "consent-revoked"],
    [narrow, "consent-narrowed"],
  ] as const) {
    const { introductionId, downloads, openings } = await opened();
    const steps = await holdSteps(testApp, [
      { table: "event", before: "insert", when: `new.type = '${type}'` },
    ]);
    const taken = act(introductionId);
    await steps.areReached();
    const answers = Promise.all(downloads.map((path) => banker.get(path)));
    expect(await Promise.race([answers, later(300)])).toBe("later");
    await steps.goOn();
    expect((await taken).status).toBe(303);
    expect((await answers).map(({ status }) => status)).toEqual([404, 404]);
    expect(await openings()).toBe(0);
  }
}, 60_000);

test("a consent that is revoked while a download starts waits until the download is recorded", async () => {
  const { introductionId, downloads, openings } = await opened();
  const steps = await holdSteps(testApp, [
    { table: "document_opening", before: "insert", when: `new.introduction_id = '${introductionId}'` },
  ]);
  const [document = ""] = downloads;
  const answer = banker.get(document);
  await steps.areReached();
  const taken = revoke(introductionId);
  expect(await Promise.race([taken, later(300)])).toBe("later");
  await steps.goOn();
  const { status, text } = await answer;
  expect([status, text === file.toString()]).toEqual([200, true]);
  expect((await taken).status).toBe(303);
  expect(await openings()).toBe(1);
  expect((await banker.get(document)).status).toBe(404);
}, 60_000);

const later = (ms: number) => new Promise<"later">((resolve) => setTimeout(() => resolve("later"), ms));
