import { sql } from "kysely";
import { ROLES_FOR } from "#app/domain/accounts/member-roles.ts";
import { literals } from "#db/literals.ts";
import { preparedQuery } from "#db/prepared-query.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Those of the introductions that are the institution's. */
export async function listOwnIntroductions(
  trx: ActorTransaction,
  institutionId: string,
  ids: readonly string[],
): Promise<string[]> {
  const rows = await trx
    .selectFrom("introduction")
    .select("id")
    .where("institutionId", "=", institutionId)
    .where("id", "in", [...ids])
    .execute();
  return rows.map(({ id }) => id);
}

/** Assigns introductions to one of the institution's people, or to nobody. */
export async function assignOwners(
  trx: ActorTransaction,
  {
    institutionId,
    introductionIds,
    userId,
    by,
  }: {
    institutionId: string;
    introductionIds: readonly string[];
    userId: string | null;
    by: string;
  },
): Promise<void> {
  if (userId === null) {
    await trx
      .deleteFrom("pipelineOwner")
      .where("introductionId", "in", [...introductionIds])
      .execute();
    return;
  }
  await trx
    .insertInto("pipelineOwner")
    .values(
      introductionIds.map((introductionId) => ({ introductionId, institutionId, userId, assignedBy: by })),
    )
    .onConflict((conflict) =>
      conflict.column("introductionId").doUpdateSet({
        userId,
        assignedBy: by,
        assignedAt: sql<Date>`app_clock_now()`,
      }),
    )
    .execute();
}

/** The possible assignees of the institution. */
export const listAssignees = preparedQuery((trx, { institutionId }: { institutionId: string }) =>
  trx
    .selectFrom("accounts.member")
    .innerJoin("accounts.user", "accounts.user.id", "accounts.member.userId")
    .select(["accounts.member.userId", "accounts.user.name"])
    .where("accounts.member.organizationId", "=", institutionId)
    .where("accounts.member.role", "in", literals(ROLES_FOR.work))
    .orderBy("accounts.user.name")
    .limit(sql.lit(200)),
);
