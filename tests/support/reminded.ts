import { remind } from "#app/services/notifications/remind.server.ts";
import type { House } from "#tests/support/standing-house.ts";

/** Who was told of what by one look of the clock, people by the names that they are given here. */
export async function remindedBy(house: House, names: Readonly<Record<string, string>>): Promise<string[]> {
  await house.sql`delete from notification`;
  await remind(house.worker, { kind: "system" });
  const rows: { kind: string; user_id: string }[] = await house.sql`select kind, user_id from notification`;
  return rows.map(({ kind, user_id }) => `${names[user_id] ?? "?"}: ${kind}`).sort();
}
