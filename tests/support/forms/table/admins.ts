import { randomUUID } from "node:crypto";
import { VERSIONS_IN_FORCE } from "#app/domain/accounts/agreements.ts";
import { declareTie } from "#app/services/admins/declare-tie.server.ts";
import { grantAdminRole } from "#app/services/admins/grant-admin-role.server.ts";
import { inviteAdmin } from "#app/services/admins/invite-admin.server.ts";
import { sessionOf } from "#tests/support/http/test-sessions.ts";
import { accountsIn } from "#tests/factories/accounts.ts";
import { adminsIn } from "#tests/factories/admins.ts";
import { workOff } from "#tests/support/jobs.ts";
import { actForm, type FormsOf } from "../example.ts";
import { choice, choices, email, freeTextField, id, optionalField, password, token } from "../fields.ts";

const page = "/admin/team";

/** The forms by which admins are invited and changed. */
export const formsOfAdminChanges: FormsOf = async ({ app, sessions }) => {
  const admins = adminsIn(app);
  const accounts = accountsIn(app);
  const [ann, bo] = [await admins.admin("Ann"), await admins.admin("Bo")];
  const [cookie, second] = [sessions.admin(ann.userId), sessions.admin(bo.userId)];
  const stranger = (await accounts.owner()).userId;
  const moderator = async () => (await admins.admin("Mo", ["moderator"])).userId;

  const proposed = async () => {
    const userId = await moderator();
    await grantAdminRole(app.web, ann, { userId, role: "finance" });
    return admins.openProposal(userId);
  };
  const invitedAs = async (address: string) => {
    await admins.invited(address, ["finance"], ann, bo);
    await workOff(app);
    return accounts.linkTo(address);
  };
  const loner = await accounts.person(null);
  await inviteAdmin(app.web, ann, { email: `${randomUUID()}@people.test`, roles: ["finance"] });
  const waiting: { id: string }[] =
    await app.sql`select id from accounts.admin_invitation where status = 'proposed'`;
  const [toLoner, toNewcomer] = [await invitedAs(loner.email), await invitedAs("nora@people.test")];
  const lonerCookie = sessions.cookieFor({
    ...sessionOf(loner.userId, { kind: "none" }),
    email: loner.email,
  });

  const tied = await accounts.organization("institution");
  await app.sql`update accounts.organization set name = 'Tied Bank' where id = ${tied}`;
  await declareTie(app.web, bo, { organization: "Tied Bank", kind: "family", note: null });
  const ties: { id: string }[] = await app.sql`select id from admin_tie`;

  return {
    "routes/admin.ties": [
      actForm("declare", "/admin/ties", cookie, {
        organization: freeTextField("Tied Bank"),
        kind: choice("employment"),
        note: optionalField(freeTextField("Until 2024.")),
      }),
      actForm("end", "/admin/ties", second, { tieId: id(ties[0]?.id ?? "", stranger) }),
    ],
    "routes/admin.team": [
      actForm("invite", page, cookie, {
        email: email("an-admin@people.test"),
        roles: choices("finance", "security"),
      }),
      actForm("cancel", page, cookie, { invitationId: id(waiting[0]?.id ?? "", stranger) }),
      actForm("grant", page, cookie, { userId: id(await moderator(), stranger), role: choice("finance") }),
      actForm("take", page, cookie, {
        userId: id((await admins.admin("Lu", ["moderator", "finance"])).userId, stranger),
        role: choice("finance"),
      }),
      actForm("remove", page, cookie, { userId: id(await moderator(), stranger) }),
      actForm("confirm", page, second, { confirmationId: id(await proposed(), stranger) }),
      actForm("decline", page, second, { confirmationId: id(await proposed(), stranger) }),
    ],
    "routes/invitations.admin.$invitationId": [
      actForm("accept", toLoner.path, lonerCookie, { token: token(toLoner.token) }),
      actForm("join", toNewcomer.path, "", {
        token: token(toNewcomer.token),
        name: freeTextField("Nora"),
        password: password("three quiet words of spring"),
        locale: choice("en"),
        accepted: choice(VERSIONS_IN_FORCE),
      }),
    ],
  };
};
