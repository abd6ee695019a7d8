import { randomUUID } from "node:crypto";
import { ADMIN_ROLES } from "#app/domain/accounts/admin-roles.ts";
import pg from "pg";
import type { AppContext } from "#app/context.server.ts";
import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { IN_FORCE } from "#app/domain/accounts/agreements.ts";
import type { OrganizationKind } from "#app/domain/accounts/organization-kinds.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { hashPassword } from "#app/integrations/accounts/passwords.server.ts";
import { insertAcceptances } from "#db/queries/accounts/acceptances.ts";
import { insertMember, listOrganizationsOfUser } from "#db/queries/accounts/members.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { deleteFactor } from "#db/queries/accounts/second-factors.ts";
import { setConfirmedAt } from "#db/queries/accounts/sessions.ts";
import { insertOrganizations, insertPeople, type NewPerson } from "#db/queries/accounts/people.ts";
import { password } from "#tests/e2e/support/test-texts.ts";

type WithEmail = { texts: { email: string } };

export type People = ReturnType<typeof testPeopleIn>;

/** The people of the dataset: owners of organizations, and the operator's. */
export function testPeopleIn(ctx: AppContext) {
  const hashed = hashPassword(password);

  async function person(
    email: string,
    locale: Locale,
    membership: { kind: OrganizationKind; name: string } | NewPerson["membership"],
    { accepts = true, isDemonstration = true }: { accepts?: boolean; isDemonstration?: boolean } = {},
  ) {
    const [userId, passwordHash] = [randomUUID(), await hashed];
    const joined = membership && "organizationId" in membership ? membership : null;
    const organizationId = joined?.organizationId ?? randomUUID();
    await ctx.withAccounts(async (trx) => {
      if (membership && "kind" in membership)
        await insertOrganizations(trx, [{ id: organizationId, ...membership }]);
      await insertPeople(trx, [
        {
          userId,
          name: "Lin Yue",
          email,
          emailVerified: true,
          locale,
          isDemonstration,
          passwordHash,
          role: membership ? null : "admin",
          membership: joined ?? (membership ? { organizationId, memberRole: "owner" } : null),
        },
      ]);
      if (accepts) await insertAcceptances(trx, userId, IN_FORCE, new Date());
    });
    return { userId, organizationId };
  }

  /** An owner who has no second factor yet, and must enter its code by hand later. */
  async function newcomer(locale: Locale): Promise<{ texts: { email: string } }> {
    const email = `newcomer-${randomUUID()}@people.test`;
    await person(email, locale, { kind: "company", name: "Longspring Optics" }, { isDemonstration: false });
    return { texts: { email } };
  }

  /** Somebody who belongs to no organization. */
  async function colleague(locale: Locale): Promise<{ texts: { email: string }; userId: string }> {
    const { texts } = await newcomer(locale);
    const userId = await idOf(texts.email);
    await ctx.withAccounts(async (trx) => {
      // The organization goes with its only member.
      const [{ id } = { id: "" }] = await listOrganizationsOfUser(trx, userId);
      await trx.deleteFrom("accounts.organization").where("id", "=", id).execute();
    });
    return { texts, userId };
  }

  /** The days in which they could cancel the deletion of their account are over. */
  async function deletionIsDue(userId: string): Promise<void> {
    // No role of the product may move it.
    const owner = new pg.Client(ctx.config.database.url);
    await owner.connect();
    await owner.query("update deletion set due_at = now() - interval '1 minute' where subject_id = $1", [
      userId,
    ]);
    await owner.end();
    await ctx.withAccounts((trx) => enqueue(trx, "carry-out-deletions", {}));
  }

  /** An organization or a mandate with the longest name that one may have, in one word. */
  async function isCalled(
    id: string,
    name: string,
    table: "company" | "institution" | "mandate" = "institution",
  ): Promise<void> {
    // No role of the product may move it.
    const owner = new pg.Client(ctx.config.database.url);
    await owner.connect();
    await owner.query(`update ${table} set name_zh = $2, name_en = $2 where id = $1`, [id, name]);
    await owner.end();
  }

  /** Their last confirmation is longer ago than grave acts allow. */
  async function waitsSixMinutes({ texts }: { texts: { email: string } }): Promise<void> {
    const before = new Date(Date.now() - 6 * 60_000);
    const id = await idOf(texts.email);
    await ctx.withAccounts((trx) => setConfirmedAt(trx, id, before));
  }

  /** No account of the demonstration any more, and without a second factor. */
  async function losesFactor({ texts }: { texts: { email: string } }): Promise<void> {
    const id = await idOf(texts.email);
    await ctx.withAccounts(async (trx) => {
      await trx.updateTable("accounts.user").set({ isDemonstration: false }).where("id", "=", id).execute();
      await deleteFactor(trx, id);
    });
  }

  /** Works for the organization of somebody else as well: the names of both, as the page of their account has them. */
  async function worksAlsoFor(someone: WithEmail, other: WithEmail): Promise<{ own: string; other: string }> {
    const [userId, otherId] = [await idOf(someone.texts.email), await idOf(other.texts.email)];
    return ctx.withAccounts(async (trx) => {
      const [own] = await listOrganizationsOfUser(trx, userId);
      const [organization] = await listOrganizationsOfUser(trx, otherId);
      if (own === undefined || organization === undefined) throw new Error("nobody's organization");
      await insertMember(trx, { userId, organizationId: organization.id, role: "owner" });
      return { own: own.name, other: organization.name };
    });
  }

  async function idOf(email: string): Promise<string> {
    const { id } = await ctx.withAccounts((trx) =>
      trx.selectFrom("accounts.user").select("id").where("email", "=", email).executeTakeFirstOrThrow(),
    );
    return id;
  }

  async function admin(): Promise<AdminActor> {
    const { userId } = await person(`admin-${randomUUID()}@operator.test`, "en", null);
    return { kind: "admin", userId, roles: ADMIN_ROLES };
  }

  /** A finance admin of their own, whose confirmations no other journey moves. */
  async function financeAdmin(locale: Locale): Promise<{ texts: { email: string } }> {
    const email = `finance-${randomUUID()}@operator.test`;
    const { userId } = await person(email, locale, null);
    await ctx.withAccounts((trx) =>
      trx
        .updateTable("accounts.user")
        .set({ adminRoles: ["finance"] })
        .where("id", "=", userId)
        .execute(),
    );
    return { texts: { email } };
  }

  /** The case of what was sent in, as a moderator finds it. */
  function caseOf(moderator: AdminActor, about: "prospectId" | "institutionId", id: string): Promise<string> {
    return ctx.withActor(moderator, async (trx) => {
      const row = await trx
        .selectFrom("moderationCase")
        .select("id")
        .where(about, "=", id)
        .executeTakeFirstOrThrow();
      return row.id;
    });
  }

  /** The owner of a company who has not been asked to accept the agreements. */
  async function unasked(locale: Locale): Promise<{ texts: { email: string } }> {
    const email = `${randomUUID()}@unasked.test`;
    const membership = { kind: "company", name: "Unasked" } as const;
    await person(email, locale, membership, { accepts: false, isDemonstration: false });
    return { texts: { email } };
  }

  /** An owner, and a member of theirs who must enter codes by hand. */
  async function team(locale: Locale): Promise<Record<"owner" | "member", { texts: { email: string } }>> {
    const [owner, member] = [`owner-${randomUUID()}@people.test`, `member-${randomUUID()}@people.test`];
    const { organizationId } = await person(owner, locale, { kind: "company", name: "Longspring Optics" });
    await person(member, locale, { organizationId, memberRole: "member" }, { isDemonstration: false });
    return { owner: { texts: { email: owner } }, member: { texts: { email: member } } };
  }

  /** Their approved recovery waits no longer. */
  async function waitsADay({ texts }: { texts: { email: string } }): Promise<void> {
    const id = await idOf(texts.email);
    const before = (hours: number) => new Date(Date.now() - hours * 3_600_000);
    await ctx.withAccounts((trx) =>
      trx
        .updateTable("accounts.recovery")
        .set({ approvedAt: before(25), usableFrom: before(1) })
        .where("userId", "=", id)
        .execute(),
    );
  }

  return {
    person,
    newcomer,
    colleague,
    deletionIsDue,
    isCalled,
    team,
    waitsADay,
    waitsSixMinutes,
    losesFactor,
    worksAlsoFor,
    admin,
    financeAdmin,
    caseOf,
    unasked,
  };
}
