import { describe, expect, test } from "vitest";
import { cancelAdminInvitation } from "#app/services/admins/cancel-admin-invitation.server.ts";
import { grantAdminRole } from "#app/services/admins/grant-admin-role.server.ts";
import { inviteAdmin } from "#app/services/admins/invite-admin.server.ts";
import { lapseAdminProposals } from "#app/services/admins/lapse-admin-proposals.server.ts";
import { removeAdmin } from "#app/services/admins/remove-admin.server.ts";
import { settleAdminProposal } from "#app/services/admins/settle-admin-proposal.server.ts";
import { takeAdminRole } from "#app/services/admins/take-admin-role.server.ts";
import { readToday } from "#app/services/moderation/read-today.server.ts";
import { changeInstitutionStatus } from "#app/services/organizations/change-institution-status.server.ts";
import { decideDispute } from "#app/services/deals/decide-dispute.server.ts";
import { readDispute } from "#app/services/deals/read-dispute.server.ts";
import { accountsIn } from "#tests/factories/accounts.ts";
import { adminsIn } from "#tests/factories/admins.ts";
import { disputesIn, findingOn } from "#tests/factories/disputes.ts";
import { givenIn } from "#tests/factories/given.ts";
import { openWith, system } from "#tests/factories/open-given.ts";
import { workOff } from "#tests/support/jobs.ts";
import { doneAtOnce, refusalCodeOf, refuses } from "#tests/support/refusals.ts";

const { app, given, db } = openWith(adminsIn, {}, { isEmptied: true });
const accounts = accountsIn(app);
const made = givenIn(app);
const types = async () => {
  const rows: { type: string }[] =
    await app.sql`select type from event where subject_kind = 'admin' order by id`;
  return rows.map(({ type }) => type);
};
const toldOf = async (kind: string) => {
  const rows: { email: string }[] = await app.sql`select recipient as email from dev_mail
    where subject like ${kind} order by recipient`;
  return rows.map(({ email }) => email);
};
const mailOf = (userId: string) => `${userId}@operator.test`;

/** Two security admins, and a moderator. */
async function three() {
  const [ann, bo] = [await given.admin("Ann"), await given.admin("Bo")];
  return { ann, bo, mod: await given.admin("Mo", ["moderator"]) };
}

describe("a role proposed by one security admin", () => {
  test("begins only when another confirms it; the person and the security admins are told", async () => {
    const { ann, bo, mod } = await three();
    await grantAdminRole(app.web, ann, { userId: mod.userId, role: "finance" });
    expect(await given.rolesOf(mod)).toEqual(["moderator"]);
    await workOff(app);
    expect(await toldOf("Confirm an admin%")).toEqual([mailOf(bo.userId)]);
    const confirmationId = await given.openProposal(mod.userId);
    expect((await readToday(app.web, bo)).proposals).toBe(1);
    await settleAdminProposal(app.web, bo, { confirmationId, verdict: "confirm" });
    expect((await readToday(app.web, bo)).proposals).toBe(0);
    expect(await given.rolesOf(mod)).toEqual(["moderator", "finance"]);
    await workOff(app);
    expect(await toldOf("Your roles%")).toEqual([mailOf(mod.userId)]);
    expect(await toldOf("Roles of an admin%")).toEqual([mailOf(ann.userId)]);
    expect(await types()).toEqual(["admin-role-proposed", "admin-proposal-confirmed"]);
  });

  test("lapses without effect after a working day, and can't be confirmed any more", async () => {
    const { ann, bo, mod } = await three();
    await grantAdminRole(app.web, ann, { userId: mod.userId, role: "security" });
    const confirmationId = await given.openProposal(mod.userId);
    expect(await lapseAdminProposals(app.worker, system)).toBe(0);
    const { dueAt } = await db.row("confirmation", confirmationId);
    await app.setNow(new Date((dueAt?.getTime() ?? 0) + 1_000));
    const late = () => settleAdminProposal(app.web, bo, { confirmationId, verdict: "confirm" });
    await refuses("confirmation-wrong-state", late, app.traces);
    expect(await lapseAdminProposals(app.worker, system)).toBe(1);
    expect(await given.rolesOf(mod)).toEqual(["moderator"]);
    expect(await types()).toEqual(["admin-role-proposed", "admin-proposal-lapsed"]);
  });

  test("is declined, and nothing happened", async () => {
    const { ann, bo, mod } = await three();
    await grantAdminRole(app.web, ann, { userId: mod.userId, role: "finance" });
    const confirmationId = await given.openProposal(mod.userId);
    await settleAdminProposal(app.web, bo, { confirmationId, verdict: "decline" });
    expect(await given.rolesOf(mod)).toEqual(["moderator"]);
    expect(await types()).toEqual(["admin-role-proposed", "admin-proposal-declined"]);
  });

  test("is refused to its proposer, to who would get it, and to admins without security", async () => {
    const { ann, bo, mod } = await three();
    const sec = await given.admin("Sy", ["security"]);
    await grantAdminRole(app.web, ann, { userId: sec.userId, role: "finance" });
    const confirmationId = await given.openProposal(sec.userId);
    const settle = (by: typeof ann) => () =>
      settleAdminProposal(app.web, by, { confirmationId, verdict: "confirm" });
    await refuses("confirmation-same-person", settle(ann), app.traces);
    await refuses("admin-own-roles", settle(sec), app.traces);
    await refuses("admin-role-missing", settle(mod), app.traces);
    // Also by who had the role when the page was opened.
    await removeAdmin(app.web, ann, { userId: bo.userId });
    await refuses("admin-role-missing", settle(bo), app.traces);
  });

  test("is refused for oneself, twice, if it is held, and where nobody could confirm", async () => {
    const { ann, bo, mod } = await three();
    const grant = (userId: string, role: "finance" | "moderator" | "security") => () =>
      grantAdminRole(app.web, ann, { userId, role });
    await refuses("admin-own-roles", grant(ann.userId, "finance"), app.traces);
    await refuses("admin-role-held", grant(mod.userId, "moderator"), app.traces);
    await refuses("admin-not-found", grant(crypto.randomUUID(), "finance"), app.traces);
    await grant(mod.userId, "finance")();
    await refuses("admin-proposal-open", grant(mod.userId, "security"), app.traces);
    await removeAdmin(app.web, ann, { userId: bo.userId });
    const other = await given.admin("Lu", ["moderator"]);
    await refuses("admin-nobody-confirms", grant(other.userId, "finance"), app.traces);
  });

  test("is void once its subject's roles change, or its proposer is a security admin no more", async () => {
    const { ann, bo, mod } = await three();
    const other = await given.admin("Lu", ["moderator", "finance"]);
    await grantAdminRole(app.web, bo, { userId: mod.userId, role: "finance" });
    await grantAdminRole(app.web, bo, { userId: other.userId, role: "security" });
    const [first, second] = [await given.openProposal(mod.userId), await given.openProposal(other.userId)];
    await takeAdminRole(app.web, ann, { userId: other.userId, role: "finance" });
    await takeAdminRole(app.web, ann, { userId: bo.userId, role: "security" });
    for (const confirmationId of [first, second]) {
      const settle = () => settleAdminProposal(app.web, ann, { confirmationId, verdict: "confirm" });
      await refuses("confirmation-wrong-state", settle, app.traces);
    }
    expect(await given.rolesOf(other)).toEqual(["moderator"]);
  });

  test("has one outcome when two confirm and decline at once", async () => {
    const { ann, bo, mod } = await three();
    const cy = await given.admin("Cy");
    await grantAdminRole(app.web, ann, { userId: mod.userId, role: "finance" });
    const confirmationId = await given.openProposal(mod.userId);
    const verdicts = ["confirm", "decline", "confirm", "decline"] as const;
    const done = await doneAtOnce(4, (turn) =>
      settleAdminProposal(app.web, turn % 2 === 0 ? bo : cy, {
        confirmationId,
        verdict: verdicts[turn] ?? "confirm",
      }),
    );
    expect(done).toBe(1);
    const { status } = await db.row("confirmation", confirmationId);
    expect(await given.rolesOf(mod)).toEqual(
      status === "confirmed" ? ["moderator", "finance"] : ["moderator"],
    );
    expect(await types()).toHaveLength(2);
  });
});

describe("taking roles and removing", () => {
  test("works at once, and the person sees nothing more", async () => {
    const { ann, bo, mod } = await three();
    await takeAdminRole(app.web, ann, { userId: bo.userId, role: "finance" });
    expect(await given.rolesOf(bo)).toEqual(["moderator", "security"]);
    await removeAdmin(app.web, bo, { userId: mod.userId });
    const { role, adminRoles, adminSince } = await db.row("accounts.user", mod.userId);
    expect({ role, adminRoles, adminSince }).toEqual({ role: null, adminRoles: [], adminSince: null });
    await workOff(app);
    expect(await toldOf("Your roles%")).toEqual([mailOf(bo.userId), mailOf(mod.userId)].sort());
    expect(await types()).toEqual(["admin-role-taken", "admin-removed"]);
  });

  test("is refused for oneself, for the last role, and for the last security admin", async () => {
    const { ann, bo, mod } = await three();
    await refuses("admin-own-roles", () => removeAdmin(app.web, ann, { userId: ann.userId }), app.traces);
    const take = (userId: string, role: "moderator" | "finance" | "security") => () =>
      takeAdminRole(app.web, ann, { userId, role });
    await refuses("admin-own-roles", take(ann.userId, "security"), app.traces);
    await refuses("admin-last-role", take(mod.userId, "moderator"), app.traces);
    await refuses("admin-role-not-held", take(mod.userId, "finance"), app.traces);
    await refuses("admin-role-missing", () => removeAdmin(app.web, mod, { userId: bo.userId }), app.traces);
    // The other is suspended: who acts would be the last, and is no longer counted either.
    await app.sql`update accounts."user" set banned = true where id = ${ann.userId}`;
    await refuses("admin-role-missing", take(bo.userId, "security"), app.traces);
  });

  test("leaves nobody to decide alone on payments or a suspension by having removed the others", async () => {
    const parties = { company: await made.company(), institution: await made.institution() };
    const disputes = disputesIn(app, parties.company, parties.institution);
    const { id: disputeId } = await disputes.answered();
    const [ann, bo, cy] = [await given.admin("Ann"), await given.admin("Bo"), await given.admin("Cy")];
    await removeAdmin(app.web, ann, { userId: bo.userId });
    await takeAdminRole(app.web, ann, { userId: cy.userId, role: "finance" });
    await takeAdminRole(app.web, ann, { userId: cy.userId, role: "moderator" });
    expect((await readDispute(app.web, ann, disputeId)).needsSecond).toBe(true);
    expect(await decideDispute(app.web, ann, findingOn(disputeId))).toEqual({ isDecided: false });
    const { institutionId } = parties.institution;
    const suspended = { institutionId, move: "suspend", reasonCode: "misconduct", note: null } as const;
    await changeInstitutionStatus(app.web, ann, suspended);
    expect((await db.row("confirmation", { subjectId: institutionId })).dueAt).toBeInstanceOf(Date);
  });

  test("two security admins who remove each other leave one", async () => {
    const { ann, bo } = await three();
    const outcomes = await Promise.all([
      refusalCodeOf(removeAdmin(app.web, ann, { userId: bo.userId })),
      refusalCodeOf(removeAdmin(app.web, bo, { userId: ann.userId })),
    ]);
    expect(outcomes.toSorted()).toEqual(["admin-role-missing", "nothing refused"]);
    const left = [await given.rolesOf(ann), await given.rolesOf(bo)].filter((roles) => roles.length > 0);
    expect(left).toHaveLength(1);
  });

  test("the database keeps a security admin, whoever writes", async () => {
    const { ann, bo } = await three();
    await app.sql`update accounts."user" set role = null where id = ${bo.userId}`;
    for (const write of [
      () => app.sql`update accounts."user" set role = null where id = ${ann.userId}`,
      () => app.sql`update accounts."user" set admin_roles = '{finance}' where id = ${ann.userId}`,
      () => app.sql`update accounts."user" set banned = true where id = ${ann.userId}`,
      () => app.sql`delete from accounts."user" where id = ${ann.userId}`,
    ])
      await expect(write()).rejects.toThrow("at least one security admin");
  });

  test("the database lets no admin of the application change their own roles, or act without security", async () => {
    const { ann, mod } = await three();
    const change = (by: typeof ann, userId: string) =>
      app.web.withActor(by, async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable("accounts.user")
          .set({ adminRoles: ["finance"] })
          .where("id", "=", userId)
          .executeTakeFirst();
        return numUpdatedRows;
      });
    expect(await change(ann, ann.userId)).toBe(0n);
    expect(await change(mod, ann.userId)).toBe(0n);
    expect(await change(ann, mod.userId)).toBe(1n);
  });
});

describe("an invitation", () => {
  const email = "new@people.test";

  test("is sent only after another security admin has confirmed it", async () => {
    const { ann, bo } = await three();
    await inviteAdmin(app.web, ann, { email, roles: ["finance"] });
    await workOff(app);
    expect(await accounts.emailTo(email)).toBeNull();
    await settleAdminProposal(app.web, bo, {
      confirmationId: await given.openProposal(),
      verdict: "confirm",
    });
    await workOff(app);
    expect((await accounts.linkTo(email)).subject).toBe("You are invited to be an admin of Longspring");
  });

  test("of a member, of an admin, twice, or by the only security admin is refused", async () => {
    const { ann, bo } = await three();
    const invite = (address: string) => () =>
      inviteAdmin(app.web, ann, { email: address, roles: ["finance"] });
    const { email: member } = await accounts.owner();
    await app.sql`delete from rate_limit`;
    const traces = () => app.sql`select * from accounts.admin_invitation`;
    await refuses("admin-is-member", invite(member), traces);
    await refuses("admin-already", invite(mailOf(bo.userId)), traces);
    await invite(email)();
    await refuses("admin-invited-already", invite(email), traces);
    await removeAdmin(app.web, ann, { userId: bo.userId });
    await refuses("admin-nobody-confirms", invite("other@people.test"), traces);
  });

  test("that was declined, lapsed or withdrawn can be made again", async () => {
    const { ann, bo } = await three();
    const statuses = async () => {
      const rows: { status: string }[] =
        await app.sql`select status from accounts.admin_invitation order by created_at`;
      return rows.map(({ status }) => status);
    };
    const invite = () => inviteAdmin(app.web, ann, { email, roles: ["finance"] });
    await invite();
    const declined = { confirmationId: await given.openProposal(), verdict: "decline" } as const;
    await settleAdminProposal(app.web, bo, declined);
    await invite();
    const rows: { id: string }[] =
      await app.sql`select id from accounts.admin_invitation where status = 'proposed'`;
    await cancelAdminInvitation(app.web, bo, { invitationId: rows[0]?.id ?? "" });
    await given.invited(email, ["moderator"], ann, bo);
    expect(await statuses()).toEqual(["canceled", "canceled", "pending"]);
    const again = () => cancelAdminInvitation(app.web, bo, { invitationId: rows[0]?.id ?? "" });
    await refuses("invitation-not-found", again, app.traces);
  });
});
