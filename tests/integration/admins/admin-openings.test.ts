import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { addEvidence } from "#app/services/deals/add-evidence.server.ts";
import { openEvidence } from "#app/services/deals/open-evidence.server.ts";
import { readDispute } from "#app/services/deals/read-dispute.server.ts";
import { listDocumentsAsCompany } from "#app/services/documents/list-documents-as-company.server.ts";
import { recordDisputeOpening } from "#db/queries/moderation/admin-openings.ts";
import { readCase } from "#app/services/moderation/read-case.server.ts";
import { aContent } from "#tests/factories/content.ts";
import { disputesIn } from "#tests/factories/disputes.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { documentsFolder } from "#tests/support/documents/document-pages.ts";
import { pdf } from "#tests/support/documents/good-files.ts";

const { app, company, institution } = openParties(documentsFolder().environment, { isEmptied: true });
const moderation = moderationIn(app);
const disputes = disputesIn(app, company, institution);
const day = 24 * 60 * 60 * 1_000;
const shown = async (to = company) => (await listDocumentsAsCompany(app.web, to)).adminOpenings;
const stored = () => app.sql`select id from admin_opening`;

test("a company reads which admin opened its case, once a day, by number and role and without a name", async () => {
  const [ann, bo] = [await moderation.admin("Ann"), await moderation.admin("Bo")];
  const { caseId, company: of } = await moderation.submittedProspect(aContent(), { alike: 0 });
  for (const by of [ann, ann, bo]) await readCase(app.web, by, caseId);
  const rows = await shown(of);
  expect(rows.map(({ about, role, fileName }) => [about, role, fileName])).toEqual([
    ["case", "moderator", null],
    ["case", "moderator", null],
  ]);
  expect(new Set(rows.map(({ adminNumber }) => adminNumber)).size).toBe(2);
  expect(
    JSON.stringify(rows, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value)),
  ).not.toMatch(new RegExp(`Ann|Bo|${ann.userId}`));
  await app.setNow(new Date(Date.now() + day));
  await readCase(app.web, ann, caseId);
  expect(await shown(of)).toHaveLength(3);
  expect(await shown()).toEqual([]);
});

test("a case of an institution, and a page of a party itself, record nothing", async () => {
  const admin = await moderation.admin();
  const { caseId } = await moderation.applied();
  await readCase(app.web, admin, caseId);
  const { id: disputeId } = await disputes.answered();
  await readDispute(app.web, company, disputeId);
  expect(await stored()).toEqual([]);
});

test("a dispute's page and the company's files in it are recorded, with the deal's number", async () => {
  const admin = await moderation.admin();
  const { id: disputeId } = await disputes.answered();
  for (const by of [company, institution])
    await addEvidence(app.web, by, {
      disputeId,
      shown: { name: `${by.kind}.pdf`, bytes: Readable.from([pdf()]) },
    });
  await readDispute(app.web, admin, disputeId);
  await readDispute(app.web, admin, disputeId);
  const rows = await shown();
  expect(rows.map(({ about, role, fileName }) => [about, role, fileName])).toEqual([
    ["dispute", "finance", null],
  ]);
  const { evidence } = await readDispute(app.web, admin, disputeId);
  for (const { id: evidenceId } of evidence) await openEvidence(app.web, admin, { disputeId, evidenceId });
  expect((await shown()).map(({ fileName }) => fileName).sort()).toEqual(["company.pdf", null]);
});

test("nobody but an admin writes an opening, and nobody reads who it was", async () => {
  const { id: disputeId } = await disputes.answered();
  await app.web.withActor(company, (trx) => recordDisputeOpening(trx, disputeId));
  expect(await stored()).toEqual([]);
  const read = app.web.withActor(company, (trx) => trx.selectFrom("adminOpening").select("userId").execute());
  await expect(read).rejects.toThrow("permission denied");
});
