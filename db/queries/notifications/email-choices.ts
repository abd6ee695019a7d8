import { sql } from "kysely";
import type { Delivery, NotificationGroup } from "#app/domain/notifications/group-settings.ts";
import { usualEmailHours, type EmailHours } from "#app/domain/notifications/quiet-hours.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** The actor's e-mail settings in the current membership; a missing group has its default. */
export async function listEmailChoices(
  trx: ActorTransaction,
  userId: string,
): Promise<ReadonlyMap<string, Delivery>> {
  const rows = await trx
    .selectFrom("emailChoice")
    .select(["groupName", "delivery"])
    .where("userId", "=", userId)
    .where("organizationId", "is not distinct from", sql<string | null>`(select current_organization_id())`)
    .execute();
  return new Map(rows.map(({ groupName, delivery }) => [groupName, delivery]));
}

export async function saveEmailChoices(
  trx: ActorTransaction,
  whose: { userId: string; organizationId: string | null },
  choices: readonly { group: NotificationGroup; delivery: Delivery }[],
  at: Date,
): Promise<void> {
  if (choices.length === 0) return;
  await trx
    .insertInto("emailChoice")
    .values(choices.map(({ group, delivery }) => ({ ...whose, groupName: group, delivery, chosenAt: at })))
    .onConflict((conflict) =>
      conflict
        .columns(["userId", "organizationId", "groupName"])
        .doUpdateSet((row) => ({ delivery: row.ref("excluded.delivery"), chosenAt: at })),
    )
    .execute();
}

/** The hours of each of the people; defaults for those who have set none. */
export async function listEmailHours(
  trx: ActorTransaction,
  userIds: readonly string[],
): Promise<(userId: string) => EmailHours> {
  const rows =
    userIds.length === 0
      ? []
      : await trx.selectFrom("emailHours").selectAll().where("userId", "in", userIds).execute();
  const hours = new Map(rows.map(({ userId, ...chosen }) => [userId, chosen]));
  return (userId) => hours.get(userId) ?? usualEmailHours;
}

export async function saveEmailHours(
  trx: ActorTransaction,
  userId: string,
  hours: EmailHours,
): Promise<void> {
  await trx
    .insertInto("emailHours")
    .values({ userId, ...hours })
    .onConflict((conflict) => conflict.column("userId").doUpdateSet(hours))
    .execute();
}
