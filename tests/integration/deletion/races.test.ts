import { beforeEach, describe, expect, test } from "vitest";
import { type PartyActor, organizationIdOf } from "#app/domain/accounts/actor.ts";
import { carryOutDeletions } from "#app/services/deletion/carry-out-deletions.server.ts";
import { deleteOrganization } from "#app/services/deletion/delete-organization.server.ts";
import { requestOrganizationDeletion } from "#app/services/deletion/request-organization-deletion.server.ts";
import { writeMessage } from "#app/services/introductions/write-message.server.ts";
import { acceptOffer } from "#app/services/offers/accept-offer.server.ts";
import { issueOffer } from "#app/services/offers/issue-offer.server.ts";
import { sheetToIssue } from "#tests/factories/agreements.ts";
import { uploadedBy } from "#tests/factories/documents.ts";
import { expectInvariants, openParties, yuan } from "#tests/factories/open-given.ts";
import { refusalCodeOf } from "#tests/support/refusals.ts";

const { app, db, company, institution, meet, underway } = openParties({}, { isEmptied: true });
const system = { kind: "system" } as const;
const rounds = 12;

/** Its 14 days are over, and nothing was carried out yet. */
async function due(actor: PartyActor) {
  await app.setNow(undefined);
  await requestOrganizationDeletion(app.web, actor);
  const { id, dueAt } = await db.row("deletion", { subjectId: organizationIdOf(actor) });
  await app.setNow(new Date(dueAt.getTime() + 1));
  return id;
}
const carryOut = (deletionId: string) => deleteOrganization(app.worker, system, { deletionId });
/** In the first two rounds one after the other, each first once; then at once. Answers how the first was refused. */
async function atOnce(
  round: number,
  one: () => Promise<unknown>,
  other: () => Promise<unknown>,
): Promise<string> {
  if (round === 0) {
    const code = await refusalCodeOf(one());
    await other();
    return code;
  }
  if (round === 1) await other();
  const [code] = await Promise.all([refusalCodeOf(one()), round === 1 ? undefined : other()]);
  return code;
}

beforeEach(() => app.setNow(undefined));

describe.each([
  ["company", () => company],
  ["institution", () => institution],
] as const)("of a %s, its execution at the same time as", (_, side) => {
  test("an acceptance has one outcome: a deal that is waited for, or an offer that has ended", async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < rounds; round += 1) {
      await meet();
      const { id: offerId } = await underway.issuedOffer();
      const deletionId = await due(side());
      await db.update("offer", offerId, { expiresAt: new Date(app.web.now().getTime() + 86_400_000) });
      const accepted = await atOnce(
        round,
        () => acceptOffer(app.web, company, { offerId, version: 1 }),
        () => carryOut(deletionId),
      );
      const [{ status: offer }, { status: deletion }] = [
        await db.row("offer", offerId),
        await db.row("deletion", deletionId),
      ];
      const deals = await db.rows("deal", { offerId });
      if (accepted === "nothing refused")
        expect([offer, deletion, deals.length]).toEqual(["accepted", "waiting", 1]);
      else {
        expect(["offer-not-open", "prospect-off-market"]).toContain(accepted);
        expect([offer, deletion, deals.length]).toEqual([
          expect.stringMatching(/superseded|withdrawn/),
          "executed",
          0,
        ]);
      }
      outcomes.add(deletion);
      await expectInvariants(db);
    }
    expect([...outcomes].sort()).toEqual(["executed", "waiting"]);
  }, 60_000);

  test("an offer that is issued has one outcome: no offer is left on the table", async () => {
    for (let round = 0; round < rounds; round += 1) {
      await meet();
      const { id: offerId } = await underway.draftedOffer();
      const deletionId = await due(side());
      // Only the execution stands in the way of the offer here.
      const { introductionId } = await db.row("offer", offerId);
      await app.sql`update consent set expires_at = app_now() + interval '90 days' where introduction_id = ${introductionId}`;
      await app.sql`update institution set licence_expires_on = null where id = ${institution.institutionId}`;
      const issued = await atOnce(
        round,
        () => issueOffer(app.web, institution, { offerId, ...sheetToIssue(yuan(1_000_000)) }),
        () => carryOut(deletionId),
      );
      const { status } = await db.row("offer", offerId);
      expect(["drafted", "superseded", "withdrawn"]).toContain(status);
      expect((await db.row("deletion", deletionId)).status).toBe("executed");
      const isVersion = (await db.rows("offerVersion", { offerId })).length;
      expect(isVersion).toBe(issued === "nothing refused" ? 1 : 0);
      await expectInvariants(db);
    }
  }, 60_000);
});

test("any number of workers carry a deletion out once", async () => {
  await underway.issuedOffer();
  const deletionId = await due(company);
  await Promise.all(Array.from({ length: 4 }, () => carryOutDeletions(app.worker, system)));
  expect((await db.row("deletion", deletionId)).status).toBe("executed");
  for (const type of ["deletion-begun", "deletion-executed", "prospect-withdrawn"] as const)
    expect(await db.rows("event", { type, companyId: company.companyId })).toHaveLength(1);
});

describe("a worker that is killed", () => {
  /** A company with two files and two messages, whose deletion is due. */
  async function leaving() {
    const { id: introductionId } = await underway.consented();
    for (const name of ["one.pdf", "two.pdf"]) await uploadedBy(app, company, { name });
    for (const words of ["first words", "second words"])
      await writeMessage(app.web, company, { introductionId, words });
    const files = await db.rows("documentFile", { companyId: company.companyId });
    return { deletionId: await due(company), files };
  }
  const bytesOf = async (fileId: string) => {
    for await (const piece of app.worker.documents.list()) if (piece.fileId === fileId) return true;
    return false;
  };

  test("between the rows and the bytes leaves a note of each file, which the next run removes", async () => {
    const { deletionId, files } = await leaving();
    let removed = 0;
    const failing = {
      ...app.worker,
      documents: {
        ...app.worker.documents,
        remove: async (fileId: string) => {
          removed += 1;
          if (removed === 2) throw new Error("the store is away");
          await app.worker.documents.remove(fileId);
        },
      },
    };
    await carryOutDeletions(failing, system);
    expect((await db.row("deletion", deletionId)).status).toBe("executing");
    expect(await db.rows("deletionFile", { deletionId })).toHaveLength(1);
    expect(await refusalCodeOf(requestOrganizationDeletion(app.web, company))).toBe("deletion-under-way");
    await carryOutDeletions(app.worker, system);
    expect((await db.row("deletion", deletionId)).status).toBe("executed");
    for (const { id } of files) expect(await bytesOf(id)).toBe(false);
  });

  test("between any two of its transactions is continued by the next, to the same end", async () => {
    for (let last = 1; last < 8; last += 1) {
      await meet();
      const { deletionId, files } = await leaving();
      let begun = 0;
      const killed = {
        ...app.worker,
        withActor: ((...how: [never, never]) => {
          begun += 1;
          if (begun > last) throw new Error("killed");
          return app.worker.withActor(...how);
        }) as typeof app.worker.withActor,
      };
      await deleteOrganization(killed, system, { deletionId }).catch(() => undefined);
      await carryOut(deletionId);
      expect((await db.row("deletion", deletionId)).status).toBe("executed");
      expect(await db.rows("deletionFile", { deletionId })).toEqual([]);
      expect(await db.rows("message", { companyId: company.companyId })).toEqual([]);
      for (const { id } of files) expect(await bytesOf(id)).toBe(false);
    }
  }, 60_000);
});
