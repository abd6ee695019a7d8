import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { beforeEach, expect, test } from "vitest";
import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { addEvidence } from "#app/services/deals/add-evidence.server.ts";
import { openEvidence } from "#app/services/deals/open-evidence.server.ts";
import { readDispute } from "#app/services/deals/read-dispute.server.ts";
import { withdrawDispute } from "#app/services/deals/withdraw-dispute.server.ts";
import { listDocumentsAsCompany } from "#app/services/documents/list-documents-as-company.server.ts";
import { sweepDocuments } from "#app/services/documents/sweep-documents.server.ts";
import { disputesIn } from "#tests/factories/disputes.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { machineTime } from "#tests/support/clock.ts";
import { documentsFolder } from "#tests/support/documents/document-pages.ts";
import { pdf } from "#tests/support/documents/good-files.ts";
import { refuses } from "#tests/support/refusals.ts";

const folder = documentsFolder();
const { app, given, db, company, institution } = openParties(folder.environment);
let admin: AdminActor;

beforeEach(async () => {
  admin = await moderationIn(app).admin();
});

const file = (name: string, bytes: Uint8Array = pdf()) => ({ name, bytes: Readable.from([bytes]) });
const disputes = disputesIn(app, company, institution);
const refused = (code: string, attempt: () => Promise<unknown>) => refuses(code, attempt, app.traces);
const added = async (attempt: ReturnType<typeof addEvidence>): Promise<string> => {
  const answer = await attempt;
  if ("fault" in answer) throw new Error(answer.fault);
  return answer.evidenceId;
};

test("both sides add evidence, which both and the admin can open, and each opening is recorded", async () => {
  const { id: disputeId } = await disputes.opened();
  const advice = await added(addEvidence(app.web, institution, { disputeId, shown: file("advice.pdf") }));
  const statement = await added(addEvidence(app.web, company, { disputeId, shown: file("statement.pdf") }));
  for (const evidenceId of [advice, statement]) {
    for (const actor of [company, institution, admin]) {
      const { bytes } = await openEvidence(app.web, actor, { disputeId, evidenceId });
      expect(await buffer(bytes)).toEqual(pdf());
    }
  }
  const { evidence, openings } = await readDispute(app.web, admin, disputeId);
  expect(evidence.map(({ party, name, status }) => [party, name, status])).toEqual([
    ["institution", "advice.pdf", "clean"],
    ["company", "statement.pdf", "clean"],
  ]);
  const each = ["company", "institution", "admin"];
  expect(openings.map(({ party }) => party).toReversed()).toEqual([...each, ...each]);
  // An institution's evidence is in no dataroom, and can't be removed.
  const { documents } = await listDocumentsAsCompany(app.web, company);
  expect(documents.map(({ newest }) => newest.name)).toEqual(["statement.pdf"]);
  await app.setNow(machineTime(30 * 24));
  expect(await sweepDocuments(app.worker, { kind: "system" })).toEqual({ uploads: 0, orphans: 0 });
});

test("nobody else sees the evidence, and files that were not added as evidence stay hidden", async () => {
  const { id: disputeId } = await disputes.opened();
  const { id: documentId, fileId } = await disputes.document();
  expect((await readDispute(app.web, institution, disputeId)).documents).toEqual([]);
  const evidenceId = await added(addEvidence(app.web, company, { disputeId, shown: { documentId } }));
  const [stranger, bank] = [await given.company(), await given.institution()];
  for (const actor of [stranger, bank]) {
    await refused("document-not-found", () => openEvidence(app.web, actor, { disputeId, evidenceId }));
    await refused("dispute-not-found", () =>
      addEvidence(app.web, actor, { disputeId, shown: file("other.pdf") }),
    );
    await refuses("dispute-not-found", readDispute(app.web, actor, disputeId));
  }
  const { id: unshown } = await disputes.document("secret.pdf");
  await refused("document-not-found", () =>
    addEvidence(app.web, institution, { disputeId, shown: { documentId: unshown } }),
  );
  const seen = await app.web.withActor(institution, (trx) =>
    trx.selectFrom("documentFile").select("id").where("companyId", "=", company.companyId).execute(),
  );
  expect(seen).toEqual([{ id: fileId }]);
});

test("a file is added once, at most ten per side, while the dispute is open; a bad file leaves nothing behind", async () => {
  const { id: disputeId } = await disputes.opened();
  const { id: documentId } = await disputes.document();
  const show = () => addEvidence(app.web, company, { disputeId, shown: { documentId } });
  await show();
  await refused("dispute-evidence-already", show);
  const bad = file("advice.pdf", Buffer.from("not a PDF"));
  expect(await addEvidence(app.web, institution, { disputeId, shown: bad })).toHaveProperty("fault");
  expect((await readDispute(app.web, institution, disputeId)).evidence).toHaveLength(1);
  for (let more = 2; more <= 10; more += 1) {
    const { id } = await disputes.document(`statement-${more}.pdf`);
    await addEvidence(app.web, company, { disputeId, shown: { documentId: id } });
  }
  await refused("dispute-evidence-too-many", () =>
    addEvidence(app.web, company, { disputeId, shown: file("eleventh.pdf") }),
  );
  expect((await readDispute(app.web, company, disputeId)).may.show).toBe(false);
  await withdrawDispute(app.web, company, disputeId);
  await refused("dispute-wrong-state", () =>
    addEvidence(app.web, institution, { disputeId, shown: file("late.pdf") }),
  );
});

test("a file that waits for its virus scan can be opened by the person who added it, and by nobody else", async () => {
  const { id: disputeId } = await disputes.opened();
  const { id: documentId, fileId } = await disputes.document("scanned.pdf");
  const evidenceId = await added(addEvidence(app.web, company, { disputeId, shown: { documentId } }));
  await db.update("documentFile", fileId, { status: "pending" });
  await refused("document-not-found", () => openEvidence(app.web, institution, { disputeId, evidenceId }));
  expect((await readDispute(app.web, institution, disputeId)).evidence).toMatchObject([{ name: null }]);
  await openEvidence(app.web, company, { disputeId, evidenceId });
  await db.update("documentFile", fileId, { status: "refused" });
  await refused("document-not-found", () => openEvidence(app.web, company, { disputeId, evidenceId }));
});
