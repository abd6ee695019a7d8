import { remind } from "#app/services/notifications/remind.server.ts";
import type { TestApp } from "#tests/support/test-app.ts";

/** Who was notified of what by one run of the reminder job, by the names given here. */
export async function remindedBy(app: TestApp, names: Readonly<Record<string, string>>): Promise<string[]> {
  await app.sql`delete from notification`;
  await remind(app.worker, { kind: "system" });
  const rows: { kind: string; user_id: string }[] = await app.sql`select kind, user_id from notification`;
  return rows.map(({ kind, user_id }) => `${names[user_id] ?? "?"}: ${kind}`).sort();
}
