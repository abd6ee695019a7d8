import { randomUUID } from "node:crypto";
import { hashPassword } from "#app/integrations/accounts/passwords.server.ts";
import { IN_FORCE } from "#app/domain/accounts/agreements.ts";
import type { MemberRole } from "#app/domain/accounts/member-roles.ts";
import { insertAcceptances } from "#db/queries/accounts/acceptances.ts";
import { insertOrganizations, insertPeople } from "#db/queries/accounts/people.ts";
import type { TestApp } from "#tests/support/test-app.ts";

export const password = "spring-thaw-2018";
let hashed: Promise<string> | undefined;

/** People who can sign in with `password`, and the e-mails that they got. */
export function accountsIn(app: TestApp) {
  async function organization(kind: "company" | "institution" = "company") {
    const id = randomUUID();
    await app.web.withAccounts((trx) => insertOrganizations(trx, [{ id, kind, name: `${kind} of a test` }]));
    return id;
  }

  async function person(
    membership: { organizationId: string; memberRole: MemberRole } | null,
    role: "admin" | null = null,
    // In a built process, which runs as the demonstration, they then have a second factor and sign in at once.
    isDemonstration = false,
  ) {
    const userId = randomUUID();
    const email = `${userId}@people.test`;
    hashed ??= hashPassword(password);
    const passwordHash = await hashed;
    await app.web.withAccounts(async (trx) => {
      await insertPeople(trx, [
        {
          userId,
          name: "Lin",
          email,
          emailVerified: true,
          locale: "en",
          role,
          isDemonstration,
          passwordHash,
          membership: membership,
        },
      ]);
      await insertAcceptances(trx, userId, IN_FORCE, new Date());
    });
    return { userId, email };
  }

  /** The owner of an organization of their own. */
  const owner = async (kind: "company" | "institution" = "company") =>
    person({ organizationId: await organization(kind), memberRole: "owner" });

  /** A company with a person for each role, in that order. */
  async function companyWith(...roles: MemberRole[]) {
    const companyId = await organization();
    const people = [];
    for (const memberRole of roles) {
      const { userId, email } = await person({ organizationId: companyId, memberRole });
      const rows: { id: string }[] = await app.sql`select id from accounts.member
        where user_id = ${userId}`;
      const actor = { kind: "company" as const, userId, companyId, memberRole };
      people.push({ userId, email, memberId: rows[0]?.id ?? "", actor });
    }
    const [first, second] = people;
    if (!first) throw new Error("a company has somebody");
    return { companyId, first, second: second ?? first };
  }

  async function rolesIn(organizationId: string): Promise<string[]> {
    const rows: { role: string }[] = await app.sql`select role from accounts.member
      where organization_id = ${organizationId} order by role`;
    return rows.map(({ role }) => role);
  }

  /** The newest e-mail to an address, with the path that its link leads to. */
  async function emailTo(email: string) {
    const rows: { subject: string; text: string }[] = await app.sql`select subject, text from dev_mail
      where recipient = ${email} order by id desc limit 1`;
    const mail = rows[0];
    if (mail === undefined) return null;
    const url = /https?:\/\/\S+\?\S+/.exec(mail.text)?.[0];
    return { ...mail, path: url === undefined ? "" : url.replace(/^https?:\/\/[^/]+/, "") };
  }

  /** The same, and the token of that path; throws where there is none. */
  async function linkTo(email: string) {
    const mail = await emailTo(email);
    if (mail === null) throw new Error(`no e-mail to ${email}`);
    return { ...mail, token: new URL(mail.path, "http://x").searchParams.get("token") ?? "" };
  }

  return { organization, person, owner, companyWith, rolesIn, emailTo, linkTo };
}
