import type { PartyActor } from "#app/domain/accounts/actor.ts";
import { inviteMember } from "#app/services/accounts/invite-member.server.ts";
import { accountsIn } from "#tests/factories/accounts.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import type { TestSessions } from "#tests/support/forms/session-cookies.ts";
import { type FormExample, actFormBeside } from "../example.ts";
import { choice, email, id } from "../fields.ts";

/** The forms of a team's page, which companies and institutions both have. */
export async function teamForms(
  app: TestApp,
  sessions: TestSessions,
  kind: "company" | "institution",
): Promise<readonly FormExample[]> {
  const given = accountsIn(app);

  async function team() {
    const organizationId = await given.organization(kind);
    const people = [];
    for (const memberRole of ["owner", "member", "member"] as const)
      people.push(await given.person({ organizationId, memberRole }));
    const [boss, first, second] = await Promise.all(people.map(({ userId }) => memberOf(userId)));
    const userId = people[0]?.userId ?? "";
    const actor: PartyActor =
      kind === "company"
        ? { kind, userId, companyId: organizationId, memberRole: "owner" }
        : { kind, userId, institutionId: organizationId, memberRole: "owner" };
    await inviteMember(app.web, actor, { email: `${organizationId}@guests.test`, role: "viewer" });
    const rows: { id: string }[] = await app.sql`select id from accounts.invitation
      where organization_id = ${organizationId}`;
    return { actor, boss, first: first ?? "", second: second ?? "", invitation: rows[0]?.id ?? "" };
  }

  async function memberOf(userId: string): Promise<string> {
    const rows: { id: string }[] = await app.sql`select id from accounts.member where user_id = ${userId}`;
    return rows[0]?.id ?? "";
  }

  const [ours, foreign] = [await team(), await team()];
  const cookie =
    ours.actor.kind === "company" ? sessions.company(ours.actor) : sessions.institution(ours.actor, "active");
  const of = { path: `/${kind}/team`, cookie };
  return [
    actFormBeside(of, "invite", { email: email(`${kind}@guests.test`), role: choice("member") }),
    actFormBeside(of, "cancel", { invitationId: id(ours.invitation, foreign.invitation) }),
    actFormBeside(of, "role", { memberId: id(ours.first, foreign.first), role: choice("viewer") }),
    actFormBeside(of, "remove", { memberId: id(ours.second, foreign.second) }),
  ];
}

/** The forms of the deletion of an organization, each of one of its own. */
export async function deletionForms(
  app: TestApp,
  sessions: TestSessions,
  kind: "company" | "institution",
): Promise<readonly FormExample[]> {
  const given = accountsIn(app);
  const cookie = async () => {
    const organizationId = await given.organization(kind);
    const { userId } = await given.person({ organizationId, memberRole: "owner" });
    return kind === "company"
      ? sessions.company({ kind, userId, companyId: organizationId, memberRole: "owner" })
      : sessions.institution({ kind, userId, institutionId: organizationId, memberRole: "owner" }, "active");
  };
  const path = `/${kind}/deletion`;
  return [
    actFormBeside({ path, cookie: await cookie() }, "request"),
    // Nothing is requested there.
    { ...actFormBeside({ path, cookie: await cookie() }, "cancel"), answer: 409 },
  ];
}
