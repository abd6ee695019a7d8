import { buffer } from "node:stream/consumers";
import { Readable } from "node:stream";
import { afterEach, describe, expect, test } from "vitest";
import type { PartyActor } from "#app/domain/accounts/actor.ts";
import { clamavScanner } from "#app/integrations/scanning/clamav.server.ts";
import { sweepDocuments } from "#app/services/documents/sweep-documents.server.ts";
import { listAttachments } from "#app/services/introductions/list-attachments.server.ts";
import { openAttachment } from "#app/services/introductions/open-attachment.server.ts";
import { readConsentAsCompany } from "#app/services/introductions/read-consent-as-company.server.ts";
import { readIntroductionAsInstitution } from "#app/services/introductions/read-introduction-as-institution.server.ts";
import { revokeConsent } from "#app/services/introductions/revoke-consent.server.ts";
import { scanAttachment } from "#app/services/introductions/scan-attachment.server.ts";
import { sendFile } from "#app/services/introductions/send-file.server.ts";
import { consentedGroups, openConsent } from "#tests/factories/consenting.ts";
import { system } from "#tests/factories/open-given.ts";
import { machineTime } from "#tests/support/clock.ts";
import { documentsFolder } from "#tests/support/documents/document-pages.ts";
import { killedAt } from "#tests/support/documents/killed-at.ts";
import { pdf } from "#tests/support/documents/good-files.ts";
import { openClamav } from "#tests/support/documents/peers.ts";
import { refuses } from "#tests/support/refusals.ts";

const folder = documentsFolder();
const { app, given, db, company, institution, of, consent } = openConsent(folder.environment, [
  ...consentedGroups,
  "documents",
]);
const file = pdf({ more: "% a contract" });

afterEach(async () => {
  await app.setNow(undefined);
  await app.sql`delete from attachment_opening; delete from attachment`;
  await sweepDocuments({ ...app.worker, now: () => machineTime(26) }, system);
  expect(await folder.files()).toEqual([]);
});

const send = (by: PartyActor, bytes = file, ctx = app.web, name = "contract.pdf") =>
  sendFile(ctx, by, { ...of, words: "附合同一份。", name, bytes: Readable.from([bytes]) });
const files = async (by: PartyActor) => (await listAttachments(app.web, by, of.introductionId)).files;
const open = (by: PartyActor, attachmentId: string) => openAttachment(app.web, by, { ...of, attachmentId });
const stored = async () => ({
  attachments: await db.rows("attachment", of),
  messages: await db.rows("message", of),
});

describe("a file attached to a message", () => {
  test.each(["company", "institution"] as const)(
    "of the %s can be opened by the other side, which is recorded",
    async (by) => {
      const [sender, reader] = by === "company" ? [company, institution] : [institution, company];
      expect(await send(sender)).toEqual({ isSent: true });
      const [sent] = await files(reader);
      expect(sent).toMatchObject({ name: "contract.pdf", status: "clean", isOwn: false });
      const { bytes } = await open(reader, sent?.id ?? "");
      expect((await buffer(Readable.from(bytes))).equals(file)).toBe(true);
      await open(sender, sent?.id ?? "");
      const openings = await db.rows("attachmentOpening");
      expect(openings).toMatchObject([{ openedBy: reader.kind, userId: reader.userId }]);
      const { seen } = await readConsentAsCompany(app.web, company, of.introductionId);
      expect(seen.map((row) => row.file).filter((name) => name !== null)).toEqual(
        by === "company" ? ["contract.pdf"] : [],
      );
      for (const stranger of [await given.company(), await given.institution()]) {
        await refuses("document-not-found", open(stranger, sent?.id ?? ""));
        await refuses("introduction-not-found", files(stranger));
      }
    },
  );

  test("of the company is hidden when the document group is removed from the consent, and with the consent itself", async () => {
    await send(company);
    await send(institution);
    const ids = (await files(company)).map(({ id }) => id);
    expect(await files(institution)).toHaveLength(2);
    await consent.narrow(["documents"]);
    expect((await files(institution)).map(({ isOwn }) => isOwn)).toEqual([true]);
    const { thread } = await readIntroductionAsInstitution(app.web, institution, of);
    expect(thread.messages.map(({ fileName, isOwn }) => [isOwn, fileName])).toEqual([
      [false, null],
      [true, "contract.pdf"],
    ]);
    const ofCompany = (await files(company)).find(({ isOwn }) => isOwn)?.id ?? "";
    await refuses("document-not-found", open(institution, ofCompany));
    await revokeConsent(app.web, company, of.introductionId);
    for (const id of ids) await refuses("document-not-found", open(institution, id));
    expect(await files(company)).toHaveLength(2);
  });

  test("is visible to the other side once the virus scan is done; an infected one loses its bytes and is marked as infected", async () => {
    const clamav = await openClamav("infected words");
    const virusScanner = clamavScanner(clamav);
    await send(institution, pdf({ more: "% plain" }), { ...app.web, virusScanner });
    await send(institution, pdf({ more: "% infected words" }), { ...app.web, virusScanner });
    expect(await files(company)).toEqual([]);
    expect((await files(institution)).map(({ status }) => status)).toEqual(["pending", "pending"]);
    for (const { id } of (await stored()).attachments)
      await scanAttachment({ ...app.worker, virusScanner }, system, { attachmentId: id });
    expect((await files(company)).map(({ status }) => status)).toEqual(["clean"]);
    expect((await files(institution)).map(({ status }) => status).sort()).toEqual(["clean", "refused"]);
    expect(await folder.files()).toHaveLength(2);
    await clamav.close();
  });
});

describe("a message with a file is not sent", () => {
  test.each([
    ["that isn't what its name says", "contract.png", file, "type-differs"],
    [
      "that acts",
      "contract.pdf",
      pdf({ more: "1 0 obj << /JavaScript (x) /JS (x) >> endobj" }),
      "file-active",
    ],
    ["that is empty", "contract.pdf", Buffer.alloc(0), "file-empty"],
    ["of another kind", "contract.exe", file, "type-not-accepted"],
  ])("with %s, nor is its text", async (_, name, bytes, fault) => {
    expect(await send(institution, bytes, app.web, name)).toEqual({ fault });
    expect(await stored()).toEqual({ attachments: [], messages: [] });
  });

  test("by a viewer, by another organization, by a company whose consent has no documents, or after its end", async () => {
    await refuses("not-allowed-role", send({ ...company, memberRole: "viewer" }));
    await refuses("introduction-not-found", send(await given.company()));
    await consent.narrow(["documents"]);
    await refuses("consent-not-for-this", send(company));
    await revokeConsent(app.web, company, of.introductionId);
    await refuses("introduction-wrong-state", send(institution));
    expect(await stored()).toEqual({ attachments: [], messages: [] });
  });

  test("while the consent ends at the same time", async () => {
    async function* slowly() {
      yield file.subarray(0, 10);
      await revokeConsent(app.web, company, of.introductionId);
      yield file.subarray(10);
    }
    const sent = sendFile(app.web, company, { ...of, words: "?", name: "a.pdf", bytes: slowly() });
    await refuses("own-consent-over", sent);
    expect(await stored()).toEqual({ attachments: [], messages: [] });
  });

  test("in part, at whichever step the process dies", async () => {
    for (const when of ["before", "after"] as const) {
      for (let at = 1; ; at += 1) {
        const before = (await stored()).messages.length;
        const { ctx, isDead } = killedAt(app.web, at, when);
        await send(company, file, ctx).catch((error: unknown) => expect(String(error)).toContain("killed"));
        await app.setNow(machineTime(25));
        await sweepDocuments(app.worker, system);
        await app.setNow(undefined);
        const { attachments, messages } = await stored();
        expect(attachments.map(({ status }) => status).filter((status) => status !== "clean")).toEqual([]);
        expect(messages).toHaveLength(before + attachments.length);
        expect([...new Set((await folder.files()).map((path) => path.split("/")[0]))]).toEqual(
          attachments.map(({ id }) => id),
        );
        await app.sql`delete from attachment`;
        await sweepDocuments({ ...app.worker, now: () => machineTime(26) }, system);
        if (!isDead()) break;
      }
    }
  });
});
