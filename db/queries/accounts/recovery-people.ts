import { sql } from "kysely";
import { memberRoleSchema } from "#app/domain/accounts/member-roles.ts";
import type { PersonInRoles } from "#app/domain/recoveries/lifecycle.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Admins who decide recoveries, as `ADMIN_ROLES_FOR.secure` says. */
const recoveryAdmins = (trx: ActorTransaction) =>
  trx.selectFrom("accounts.user").where(sql<boolean>`'security' = any (accounts."user".admin_roles)`);

/** How many admins other than this person could decide: neither banned nor without a second factor. */
export async function countAbleAdmins(trx: ActorTransaction, exceptUserId: string): Promise<number> {
  const { admins } = await recoveryAdmins(trx)
    .select(({ fn }) => fn.countAll<bigint>().as("admins"))
    .where("id", "<>", exceptUserId)
    .where("emailVerified", "=", true)
    .where("twoFactorEnabled", "=", true)
    .where(sql<boolean>`not banned`)
    .executeTakeFirstOrThrow();
  return Number(admins);
}

/** What decides who approves the recovery of this person. */
export async function findPersonInRoles(trx: ActorTransaction, userId: string): Promise<PersonInRoles> {
  const person = await trx
    .selectFrom("accounts.user")
    .select(["role", "passwordResetAt"])
    .where("id", "=", userId)
    .executeTakeFirst();
  const memberships = await trx
    .selectFrom("accounts.member")
    .select(["organizationId", "role"])
    .where("userId", "=", userId)
    .orderBy("organizationId")
    .execute();
  return {
    role: person?.role ?? null,
    passwordResetAt: person?.passwordResetAt ?? null,
    memberships: memberships.map((one) => ({ ...one, role: memberRoleSchema.parse(one.role) })),
  };
}

/**
 * To whom a recovery is told: the person, the owners of each of the person's organizations, and where admins decide all
 * of those. Each once.
 */
export async function listToldOfRecovery(
  trx: ActorTransaction,
  { userId, deciders }: { userId: string; deciders: "owner" | "admins" },
): Promise<string[]> {
  const owners = trx
    .selectFrom("accounts.member as own")
    .innerJoin("accounts.member as owner", (join) =>
      join.onRef("owner.organizationId", "=", "own.organizationId").on("owner.role", "=", "owner"),
    )
    .select("owner.userId as id")
    .where("own.userId", "=", userId);
  const rows = await trx
    .selectFrom("accounts.user")
    .select("id")
    .where((row) =>
      row.or([
        row("id", "=", userId),
        row("id", "in", owners),
        ...(deciders === "admins" ? [row("id", "in", recoveryAdmins(trx).select("id"))] : []),
      ]),
    )
    .orderBy(sql`id`)
    .execute();
  return rows.map(({ id }) => id);
}
