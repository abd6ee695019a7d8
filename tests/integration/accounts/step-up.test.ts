import { ADMIN_ROLES } from "#app/domain/accounts/admin-roles.ts";
import { cancelAdminInvitation } from "#app/services/admins/cancel-admin-invitation.server.ts";
import { grantAdminRole } from "#app/services/admins/grant-admin-role.server.ts";
import { inviteAdmin } from "#app/services/admins/invite-admin.server.ts";
import { removeAdmin } from "#app/services/admins/remove-admin.server.ts";
import { settleAdminProposal } from "#app/services/admins/settle-admin-proposal.server.ts";
import { takeAdminRole } from "#app/services/admins/take-admin-role.server.ts";
import { randomUUID } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { beforeEach, describe, expect, test } from "vitest";
import type { AdminActor, CompanyActor, Confirmation, InstitutionActor } from "#app/domain/accounts/actor.ts";
import { GRAVE_ACTS, type GraveAct } from "#app/domain/accounts/grave-acts.ts";
import { updateRecoveryCodes } from "#db/queries/accounts/second-factors.ts";
import { changeMemberRole } from "#app/services/accounts/change-member-role.server.ts";
import { inviteMember } from "#app/services/accounts/invite-member.server.ts";
import { removeMember } from "#app/services/accounts/remove-member.server.ts";
import { sweepAccounts } from "#app/services/accounts/sweep-accounts.server.ts";
import { proposeWaiver } from "#app/services/deals/propose-waiver.server.ts";
import { settleReversal } from "#app/services/deals/settle-reversal.server.ts";
import { settleWaiver } from "#app/services/deals/settle-waiver.server.ts";
import { requestOrganizationDeletion } from "#app/services/deletion/request-organization-deletion.server.ts";
import { requestOwnDeletion } from "#app/services/deletion/request-own-deletion.server.ts";
import { requestExport } from "#app/services/exports/request-export.server.ts";
import { askForIntroductions } from "#app/services/introductions/ask-for-introductions.server.ts";
import { extendConsent } from "#app/services/introductions/extend-consent.server.ts";
import { grantConsent } from "#app/services/introductions/grant-consent.server.ts";
import { acceptOffer } from "#app/services/offers/accept-offer.server.ts";
import { approveOffer } from "#app/services/offers/approve-offer.server.ts";
import { counterOffer } from "#app/services/offers/counter-offer.server.ts";
import { issueOffer } from "#app/services/offers/issue-offer.server.ts";
import { changeInstitutionStatus } from "#app/services/organizations/change-institution-status.server.ts";
import { settleSuspension } from "#app/services/organizations/settle-suspension.server.ts";
import { approveRecovery } from "#app/services/recoveries/approve-recovery.server.ts";
import { setSecondPerson } from "#app/services/organizations/set-second-person.server.ts";
import { accountsIn, password } from "#tests/factories/accounts.ts";
import { sheetToIssue } from "#tests/factories/agreements.ts";
import { openParties, yuan } from "#tests/factories/open-given.ts";
import { factorsIn } from "#tests/factories/second-factors.ts";
import { openAccountPages } from "#tests/support/http/account-pages.ts";
import { askActs } from "#tests/support/access/ask-acts.ts";
import { feeActs } from "#tests/support/access/fee-acts.ts";
import { sessionOf } from "#tests/support/http/test-sessions.ts";
import { later, noon } from "#tests/support/http/factor-sign-in.ts";
import { replyIn, type Browser } from "#tests/support/http/browser.ts";
import type { Answer } from "#tests/support/http/raw-request.ts";
import type { Shown } from "#tests/support/http/small-pages.ts";
import { refusalCodeOf, refuses } from "#tests/support/refusals.ts";

const { app, company, institution } = openParties({}, { startsAt: noon });
const accounts = accountsIn(app);
const factors = factorsIn(app);
const { open } = openAccountPages(app);

interface Actors {
  company: CompanyActor;
  institution: InstitutionActor;
  admin: AdminActor;
}
type Attempt = (actors: Actors) => Promise<unknown>;

const consent = { fieldGroups: ["identity"], purpose: "pre_review", days: 30 } as const;
const id = randomUUID();
const ask = { prospectId: id, mandateId: id, message: null, ...consent };

/** Each grave act and every service that does it, on records that don't exist: what it refuses comes before them. */
const attempts: Readonly<Record<GraveAct, readonly Attempt[]>> = {
  "issue-offer": [
    ({ institution: by }) => issueOffer(app.web, by, { offerId: id, ...sheetToIssue(yuan(1)) }),
  ],
  "approve-offer": [({ institution: by }) => approveOffer(app.web, by, { offerId: id, revision: 1 })],
  "accept-offer": [({ company: by }) => acceptOffer(app.web, by, { offerId: id, version: 1 })],
  "counter-offer": [
    ({ company: by }) => counterOffer(app.web, by, { offerId: id, version: 1, change: {}, words: null }),
  ],
  "give-consent": [
    ({ company: by }) => grantConsent(app.web, by, { introductionId: id, ...consent } as never),
    ({ company: by }) =>
      extendConsent(app.web, by, { introductionId: id, fieldGroups: [], days: 10 } as never),
    ({ company: by }) => askForIntroductions(app.web, by, { ...ask, mandateIds: [id] } as never),
  ],
  "propose-waiver": [
    ({ institution: by }) =>
      proposeWaiver(app.web, by, { dealId: id, conditionId: id, reason: "not needed" }),
  ],
  "confirm-waiver": [
    ({ institution: by }) => settleWaiver(app.web, by, { waiverId: id, verdict: "confirm" }),
  ],
  "agree-reversal": [
    ({ company: by }) => settleReversal(app.web, by, { reversalId: id, verdict: "agree", note: null }),
  ],
  "export-data": [({ company: by }) => requestExport(app.web, by, { locale: "en" })],
  "change-team": [
    ({ company: by }) => inviteMember(app.web, by, { email: "new@people.test", role: "member" }),
    ({ company: by }) => changeMemberRole(app.web, by, { memberId: id, role: "viewer" }),
    ({ company: by }) => removeMember(app.web, by, { memberId: colleagueId }),
  ],
  "recover-account": [
    ({ company: by }) => approveRecovery(app.web, by, { recoveryId: id, verifiedHow: "met_in_person" }),
  ],
  "change-second-person": [({ institution: by }) => setSecondPerson(app.web, by, 1n)],
  "delete-account": [
    ({ company: { userId, confirmation } }) =>
      requestOwnDeletion(app.web, {
        ...sessionOf(userId, { kind: "none" }),
        isFresh: confirmation?.isFresh ?? false,
      }),
  ],
  "delete-organization": [({ company: by }) => requestOrganizationDeletion(app.web, by)],
  "change-institution-status": [
    ({ admin: by }) =>
      changeInstitutionStatus(app.web, by, {
        institutionId: institution.institutionId,
        move: "suspend",
        reasonCode: "other",
        note: "a reason that says why",
      }),
    ({ admin: by }) =>
      settleSuspension(app.web, by, { institutionId: id, confirmationId: id, verdict: "confirm" }),
  ],
  "suspend-ask": askActs(app, id),
  "change-fees": feeActs(app, id),
  "change-admins": [
    ({ admin: by }) => inviteAdmin(app.web, by, { email: "new@people.test", roles: ["finance"] }),
    ({ admin: by }) => cancelAdminInvitation(app.web, by, { invitationId: id }),
    ({ admin: by }) => grantAdminRole(app.web, by, { userId: id, role: "finance" }),
    ({ admin: by }) => takeAdminRole(app.web, by, { userId: id, role: "finance" }),
    ({ admin: by }) => removeAdmin(app.web, by, { userId: id }),
    ({ admin: by }) => settleAdminProposal(app.web, by, { confirmationId: id, verdict: "confirm" }),
  ],
};

function actorsWith(confirmation: Confirmation): Actors {
  return {
    company: { ...company, confirmation },
    institution: { ...institution, confirmation },
    admin: { kind: "admin", userId: randomUUID(), roles: ADMIN_ROLES, confirmation },
  };
}

let colleagueId = "";
beforeEach(async () => {
  const { userId } = await accounts.person({ organizationId: company.companyId, memberRole: "member" });
  const [member]: { id: string }[] = await app.sql`select id from accounts.member where user_id = ${userId}`;
  colleagueId = member?.id ?? "";
});

describe.each(Object.entries(attempts) as [GraveAct, readonly Attempt[]][])("%s", (act, services) => {
  test("without a fresh confirmation is refused in every service, and changes nothing", async () => {
    for (const attempt of services) {
      const stale = actorsWith({ hasFactor: true, isFresh: false });
      await refuses("confirmation-needed", () => attempt(stale), app.traces);
    }
  });

  test("with one is not refused for that reason", async () => {
    for (const attempt of services) {
      const code = await refusalCodeOf(attempt(actorsWith({ hasFactor: true, isFresh: true })));
      expect(["confirmation-needed", "second-factor-missing"]).not.toContain(code);
    }
  });

  test.runIf(GRAVE_ACTS[act].factor)("without a second factor is refused, and changes nothing", async () => {
    for (const attempt of services) {
      const bare = actorsWith({ hasFactor: false, isFresh: true });
      await refuses("second-factor-missing", () => attempt(bare), app.traces);
    }
  });
});

test("every service that asks for a grave act is tried above", () => {
  const asked = globSync("app/services/**/*.server.ts").flatMap((file) => {
    const words = [...readFileSync(file, "utf8").matchAll(/"([a-z-]+)"/g)].map(([, word = ""]) => word);
    return words.filter((word) => word in GRAVE_ACTS);
  });
  const tried = Object.entries(attempts).flatMap(([act, services]) => services.map(() => act));
  expect(asked.sort()).toEqual(tried.sort());
});

test("whoever declines or withdraws a waiver confirms nothing", async () => {
  const stale = actorsWith({ hasFactor: false, isFresh: false });
  for (const verdict of ["decline", "withdraw"] as const)
    await refuses("waiver-not-found", settleWaiver(app.web, stale.institution, { waiverId: id, verdict }));
});

const shown = (answer: Answer) =>
  Object.values((answer.json() as Shown).loaderData ?? {}).find(Boolean) as Record<string, unknown>;
const refusalIn = (answer: Answer) => replyIn(answer).refusal?.code;
const invitation = { act: "invite", email: "newcomer@people.test", role: "viewer" };
const invited = () => app.sql`select email, role from accounts.invitation order by created_at`;

/** An owner who signed in six minutes ago. */
async function longSignedIn(hasFactor: boolean) {
  await app.sql`delete from accounts.invitation`;
  const { first } = await accounts.companyWith("owner");
  if (hasFactor) await factors.give(first.userId);
  const who = open();
  await who.post("/sign-in", { email: first.email, password });
  if (hasFactor) {
    const answer = await who.post("/sign-in/code", { act: "code", code: await factors.codeOf(first.userId) });
    expect(answer.status).toBe(303);
  }
  await app.setNow(later(6 * 60));
  return { who, ...first };
}

/** Sends a form, and then what a browser sends to the page that it is redirected to. */
async function heldBy(who: Browser, path: string, fields: Record<string, string>) {
  const answer = await who.post(path, fields);
  expect([answer.status, answer.headers.location]).toEqual([
    303,
    expect.stringMatching(/^\/confirm\/[\w-]+$/),
  ]);
  const at = answer.headers.location ?? "";
  const page = shown(await who.get(at)) as {
    fields: [string, string][];
    isMissing: boolean;
    isFresh: boolean;
  };
  return { at, page, sent: Object.fromEntries(page.fields) };
}

describe("what a person sent before they confirmed", () => {
  test("goes on after a code: nothing is done before, and nothing typed is lost", async () => {
    const { who, userId } = await longSignedIn(true);
    const { at, sent } = await heldBy(who, "/company/team", invitation);
    expect(sent).toEqual(invitation);
    expect(await invited()).toEqual([]);

    const wrong = { ...sent, confirmationCode: await factors.wrongCodeOf(userId) };
    expect(refusalIn(await who.post(at, wrong))).toBe("code-wrong");
    // The password is no proof for whoever has a second factor.
    expect(refusalIn(await who.post(at, { ...sent, confirmationPassword: password }))).toBe("code-wrong");
    expect(refusalIn(await who.post(at, sent))).toBe("code-wrong");
    expect(await invited()).toEqual([]);

    const right = { ...sent, confirmationCode: await factors.codeOf(userId) };
    const answer = await who.post(at, right);
    expect([answer.status, answer.headers.location]).toEqual([307, "/company/team"]);
    // 307: the browser sends the same again there.
    expect((await who.post("/company/team", right)).status).toBe(303);
    expect(await invited()).toEqual([{ email: invitation.email, role: invitation.role }]);
    // For five minutes nothing is asked again, then it is.
    await app.setNow(later(10 * 60));
    const second = { ...invitation, email: "second@people.test" };
    expect((await who.post("/company/team", second)).headers.location).toBe("/company/team");
    await app.setNow(later(11 * 60 + 30));
    await heldBy(who, "/company/team", { ...invitation, email: "third@people.test" });
  });

  test("goes on after a recovery code, which is used up", async () => {
    const { who, userId } = await longSignedIn(true);
    const { codes, stored } = await app.web.accounts.secondFactor.newRecoveryCodes();
    await app.web.withAccounts((trx) => updateRecoveryCodes(trx, userId, stored));
    const { at, sent } = await heldBy(who, "/company/team", invitation);
    const proof = { ...sent, confirmationRecoveryCode: codes[0] ?? "" };
    expect((await who.post(at, proof)).status).toBe(307);
    await app.setNow(later(20 * 60));
    const again = await heldBy(who, "/company/team", invitation);
    expect(refusalIn(await who.post(again.at, proof))).toBe("code-wrong");
  });

  test("goes on after the password of a person without a second factor", async () => {
    const { who } = await longSignedIn(false);
    const { at, sent } = await heldBy(who, "/company/team", invitation);
    const wrong = { ...sent, confirmationPassword: "wrong spring 2018" };
    expect(refusalIn(await who.post(at, wrong))).toBe("password-wrong");
    const right = { ...sent, confirmationPassword: password };
    expect((await who.post(at, right)).headers.location).toBe("/company/team");
    expect((await who.post("/company/team", right)).status).toBe(303);
    expect(await invited()).toHaveLength(1);
  });

  test("is not found by another session, nor after an hour", async () => {
    const { who, email, userId } = await longSignedIn(true);
    const { at, sent } = await heldBy(who, "/company/team", invitation);
    const elsewhere = open();
    await elsewhere.post("/sign-in", { email, password });
    await elsewhere.post("/sign-in/code", { act: "code", code: await factors.codeOf(userId) });
    expect((await elsewhere.get(at)).status).toBe(404);
    const { who: stranger } = await longSignedIn(true);
    expect((await stranger.get(at)).status).toBe(404);
    await app.setNow(later(70 * 60));
    expect((await who.get(at)).status).toBe(404);
    expect((await who.post(at, sent)).status).not.toBe(307);
    await sweepAccounts(app.worker, { kind: "system" });
    expect(await app.sql`select from accounts.held_form where created_at < ${later(9 * 60)}`).toEqual([]);
  });

  test("makes room for the newest ten of a session", async () => {
    const { who, userId } = await longSignedIn(true);
    for (let turn = 0; turn < 12; turn += 1) await heldBy(who, "/company/team", invitation);
    expect(
      await app.sql`select from accounts.held_form join accounts.session on session.id = session_id
        where user_id = ${userId}`,
    ).toHaveLength(10);
  });
});
