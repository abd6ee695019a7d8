import type { ListSetting } from "#app/domain/matching/ranking/list-setting.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

const list = "opportunities";

/** How the person reads lists of opportunities, if they have chosen. */
export async function findListSetting(trx: ActorTransaction, userId: string) {
  return trx
    .selectFrom("listSetting")
    .select(["layout", "columns"])
    .where("userId", "=", userId)
    .where("list", "=", list)
    .executeTakeFirst();
}

export async function saveListSetting(
  trx: ActorTransaction,
  userId: string,
  { layout, columns }: ListSetting,
): Promise<void> {
  const chosen = { layout, columns: [...columns] };
  await trx
    .insertInto("listSetting")
    .values({ userId, list, ...chosen })
    .onConflict((conflict) => conflict.columns(["userId", "list"]).doUpdateSet(chosen))
    .execute();
}
