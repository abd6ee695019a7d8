import type { MemberRole } from "#app/domain/accounts/member-roles.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { insertForId } from "#db/queries/shared/rows.ts";

/** The people of an organization, owners first, then by the day they joined. */
export async function listMembers(trx: ActorTransaction, organizationId: string) {
  return trx
    .selectFrom("accounts.member")
    .innerJoin("accounts.user", "accounts.user.id", "accounts.member.userId")
    .select([
      "accounts.member.id",
      "accounts.member.userId",
      "accounts.member.role",
      "accounts.member.createdAt",
      "accounts.user.name",
      "accounts.user.email",
    ])
    .where("accounts.member.organizationId", "=", organizationId)
    .orderBy((row) => row.case().when("accounts.member.role", "=", "owner").then(0).else(1).end())
    .orderBy("accounts.member.createdAt")
    .orderBy("accounts.member.id")
    .limit(500)
    .execute();
}

/** Locks the organization's row: changes of its membership are serialized. */
export async function lockOrganization(trx: ActorTransaction, organizationId: string) {
  return trx
    .selectFrom("accounts.organization")
    .select(["id", "kind", "name"])
    .where("id", "=", organizationId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

export async function findOrganizationName(
  trx: ActorTransaction,
  organizationId: string,
): Promise<string | undefined> {
  const query = trx.selectFrom("accounts.organization").select("name").where("id", "=", organizationId);
  return (await query.executeTakeFirst())?.name;
}

export async function findMember(trx: ActorTransaction, organizationId: string, memberId: string) {
  return trx
    .selectFrom("accounts.member")
    .select(["id", "userId", "role"])
    .where("id", "=", memberId)
    .where("organizationId", "=", organizationId)
    .executeTakeFirst();
}

export async function findMemberByEmail(trx: ActorTransaction, organizationId: string, email: string) {
  return trx
    .selectFrom("accounts.member")
    .innerJoin("accounts.user", "accounts.user.id", "accounts.member.userId")
    .select("accounts.member.id")
    .where("accounts.member.organizationId", "=", organizationId)
    .where("accounts.user.email", "=", email)
    .executeTakeFirst();
}

export async function countOwners(trx: ActorTransaction, organizationId: string): Promise<number> {
  const { count } = await trx
    .selectFrom("accounts.member")
    .select((row) => row.fn.countAll<bigint>().as("count"))
    .where("organizationId", "=", organizationId)
    .where("role", "=", "owner")
    .executeTakeFirstOrThrow();
  return Number(count);
}

export const insertMember = insertForId("accounts.member");

export async function updateMemberRole(
  trx: ActorTransaction,
  memberId: string,
  role: MemberRole,
): Promise<void> {
  await trx.updateTable("accounts.member").set({ role }).where("id", "=", memberId).execute();
}

export async function deleteMember(trx: ActorTransaction, memberId: string): Promise<void> {
  await trx.deleteFrom("accounts.member").where("id", "=", memberId).execute();
}

/** The organizations of a person, the first joined first. */
export async function listOrganizationsOfUser(trx: ActorTransaction, userId: string) {
  return trx
    .selectFrom("accounts.member")
    .innerJoin("accounts.organization", "accounts.organization.id", "accounts.member.organizationId")
    .select([
      "accounts.organization.id",
      "accounts.organization.kind",
      "accounts.organization.name",
      "accounts.member.role",
    ])
    .where("accounts.member.userId", "=", userId)
    .orderBy("accounts.member.createdAt")
    .orderBy("accounts.member.id")
    .limit(100)
    .execute();
}
