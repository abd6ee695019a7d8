import { sql } from "kysely";
import type { MemberRole } from "#app/domain/accounts/member-roles.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

export interface NewOrganization {
  id: string;
  kind: "company" | "institution";
  name: string;
}

export interface NewPerson {
  userId: string;
  name: string;
  /** In lower case: an address is one person's, however it is typed. */
  email: string;
  emailVerified: boolean;
  locale: "en" | "zh-CN";
  /** The operator's own people; they belong to no organization. */
  role: "admin" | null;
  isDemonstration: boolean;
  passwordHash: string;
  membership: { organizationId: string; memberRole: MemberRole } | null;
}

/** Rows in one statement; a row has few columns, far below PostgreSQL's 65,535 parameters. */
const batch = 1_000;

/** Creates organizations without people; the address of an organization is its id. */
export async function insertOrganizations(
  trx: ActorTransaction,
  organizations: NewOrganization[],
): Promise<void> {
  for (const rows of inBatches(organizations)) {
    await trx
      .insertInto("accounts.organization")
      .values(rows.map((row) => ({ ...row, slug: row.id })))
      .execute();
  }
}

/** Creates people with their passwords and, if given, their membership in an existing organization. */
export async function insertPeople(trx: ActorTransaction, people: NewPerson[]): Promise<void> {
  for (const rows of inBatches(people)) {
    await trx
      .insertInto("accounts.user")
      .values(
        rows.map(({ userId, name, email, emailVerified, locale, role, isDemonstration }) => ({
          id: userId,
          name,
          email,
          emailVerified,
          locale,
          role,
          isDemonstration,
        })),
      )
      .execute();
    await trx
      .insertInto("accounts.account")
      .values(
        rows.map(({ userId, passwordHash }) => ({
          accountId: userId,
          providerId: "credential",
          userId,
          password: passwordHash,
        })),
      )
      .execute();
    const memberships = rows.flatMap(({ userId, membership: membership }) =>
      membership === null
        ? []
        : [{ userId, organizationId: membership.organizationId, role: membership.memberRole }],
    );
    if (memberships.length > 0) await trx.insertInto("accounts.member").values(memberships).execute();
  }
}

/** The person of that address, locked; undefined if nobody has it. */
export async function lockPersonByEmail(trx: ActorTransaction, email: string) {
  return trx
    .selectFrom("accounts.user")
    .select(["id", "name", "email", "locale", "emailVerified"])
    .where("email", "=", email)
    .forUpdate()
    .executeTakeFirst();
}

export async function findPerson(trx: ActorTransaction, userId: string) {
  return trx
    .selectFrom("accounts.user")
    .select(["id", "name", "email", "locale", "emailVerified", "role", "isDemonstration"])
    .where("id", "=", userId)
    .executeTakeFirst();
}

/**
 * Deletes an unconfirmed sign-up with its organization: nobody could sign in to either, so nothing refers to them.
 * False if the address has been confirmed in the meantime.
 */
export async function deleteUnconfirmedPerson(trx: ActorTransaction, userId: string): Promise<boolean> {
  const person = await trx
    .selectFrom("accounts.user")
    .select("id")
    .where("id", "=", userId)
    .where("emailVerified", "=", false)
    .forUpdate()
    .executeTakeFirst();
  if (person === undefined) return false;
  await trx
    .deleteFrom("accounts.organization")
    .where("id", "in", (membership) =>
      membership.selectFrom("accounts.member").select("organizationId").where("userId", "=", userId),
    )
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom("accounts.member as other")
            .select(sql`1`.as("one"))
            .whereRef("other.organizationId", "=", "accounts.organization.id")
            .where("other.userId", "<>", userId),
        ),
      ),
    )
    .execute();
  await trx.deleteFrom("accounts.user").where("id", "=", userId).execute();
  return true;
}

export async function updatePerson(
  trx: ActorTransaction,
  userId: string,
  change: { name?: string; locale?: "en" | "zh-CN"; emailVerified?: true; passwordResetAt?: Date },
): Promise<void> {
  await trx
    .updateTable("accounts.user")
    .set({ ...change, updatedAt: sql`app_now()` })
    .where("id", "=", userId)
    .execute();
}

function* inBatches<Row>(rows: Row[]): Generator<Row[]> {
  for (let from = 0; from < rows.length; from += batch) yield rows.slice(from, from + batch);
}
