import { sql } from "kysely";
import type { ListSettingTable } from "#db/schema/pipeline.ts";
import type { ListSetting } from "#app/domain/matching/ranking/list-setting.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

const list = "opportunities";

/** The same as a column of another query: a page needs no statement of its own for it. */
export const chosenListSetting = sql<StoredListSetting | null>`(
  select jsonb_build_object('layout', layout, 'columns', columns) from list_setting
  where list_setting.list = ${sql.lit(list)} and list_setting.user_id = current_user_id())`.as("listSetting");
type StoredListSetting = Pick<ListSettingTable, "layout" | "columns">;

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
