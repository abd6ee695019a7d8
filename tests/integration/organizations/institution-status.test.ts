import { describe, expect, it } from "vitest";
import { changeInstitutionStatus } from "#app/services/organizations/change-institution-status.server.ts";
import { listInstitutions } from "#app/services/organizations/list-institutions.server.ts";
import { readInstitution } from "#app/services/organizations/read-institution.server.ts";
import { readInstitutionDashboard } from "#app/services/organizations/read-institution-dashboard.server.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { refuses } from "#tests/support/refusals.ts";

const { app, given } = openGiven({}, { isEmptied: true });
const moderation = moderationIn(app);

describe("an admin's change of an institution's status", () => {
  it("suspends it with a code: it is notified, and its mandates are matched again", async () => {
    const mandate = await given.activeMandate();
    const { institutionId } = mandate.institution;
    const admin = await moderation.admin();
    const change = { institutionId, move: "suspend", reasonCode: "misconduct", note: null } as const;
    await changeInstitutionStatus(app.web, admin, change);

    expect(await moderation.institutionRow(institutionId)).toMatchObject({ status: "suspended" });
    expect(await moderation.queuedJobs()).toEqual([
      { task: "notify-admins-suspension-unconfirmed", payload: { institutionId } },
      { task: "match-mandate", payload: { mandateId: mandate.id } },
      { task: "notify-institution-status-changed", payload: { institutionId } },
    ]);
    await changeInstitutionStatus(app.web, admin, { ...change, move: "restore", reasonCode: null });
    expect(await moderation.institutionRow(institutionId)).toMatchObject({ status: "active" });
  });

  it.each([
    { move: "suspend", reasonCode: null, note: null, code: "reason-missing" },
    { move: "terminate", reasonCode: "other", note: null, code: "reason-text-missing" },
    { move: "restore", reasonCode: null, note: null, code: "institution-wrong-state" },
  ] as const)("is refused to $move: $code", async ({ code, ...change }) => {
    const { institutionId } = await given.institution();
    const admin = await moderation.admin();
    await app.expectNoWrites();
    await refuses(code, changeInstitutionStatus(app.web, admin, { institutionId, ...change }));
  });

  it("can't restore an institution whose licence has expired", async () => {
    const { institutionId } = await given.institution();
    const admin = await moderation.admin();
    const change = (move: "suspend" | "restore", reasonCode: "licence_expired" | null) =>
      changeInstitutionStatus(app.web, admin, { institutionId, move, reasonCode, note: null });
    await change("suspend", "licence_expired");
    await app.sql`update institution set licence_expires_on = '2020-12-31' where id = ${institutionId}`;
    await app.expectNoWrites();
    await refuses("institution-licence-expired", change("restore", null));
  });
});

describe("the dashboard of an institution", () => {
  it("lists what waits for it, the nearest deadline first, and what it has left to lend", async () => {
    const mandate = await given.activeMandate();
    const prospect = await given.publishedProspect();
    const other = await given.publishedProspect();
    const offer = await given.issuedOffer(prospect, mandate, { status: "countered" });
    const introduction = await given.consentedIntroduction(other, mandate);
    // Other admins' work is excluded.
    await given.offered({ status: "countered" });

    const dashboard = await readInstitutionDashboard(app.web, mandate.institution);
    expect(dashboard.tasks.map(({ kind, id }) => ({ kind, id }))).toEqual([
      { kind: "answer_counter", id: offer.id },
      { kind: "make_offer", id: introduction.id },
    ]);
    expect(dashboard.total).toBe(2);
    expect(dashboard.sums).toMatchObject({
      leftFen: 10_000_000_000n,
      openIntroductions: 2,
      introductionCap: 10,
    });
  });
});

it("an institution's mandates are counted alike in the list and on its page: those that companies may read", async () => {
  const { institution } = await given.activeMandate();
  for (const status of ["exhausted", "paused", "draft", "expired", "retired"] as const)
    await given.activeMandate(institution, { status });
  const admin = await moderation.admin();
  const { page } = await listInstitutions(app.web, admin, {});
  const { institutionId } = institution;
  const listed = page.rows.find(({ id }) => id === institutionId);
  const { work } = await readInstitution(app.web, admin, institutionId);
  expect([listed?.mandates, work.mandates]).toEqual([2, 2]);
});
