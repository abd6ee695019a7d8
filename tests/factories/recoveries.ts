import type { TestApp } from "#tests/support/test-app.ts";

/** An open request for recovery, decided by an owner of that organization or by admins; returns its id. */
export async function openRecovery(
  app: TestApp,
  userId: string,
  organizationId: string | null,
): Promise<string> {
  const [row]: { id: string }[] = await app.sql`
    insert into accounts.recovery (user_id, deciders, organization_id, claim, ends_at)
    values (${userId}, ${organizationId === null ? "admins" : "owner"}, ${organizationId}, 'none',
      app_clock_now() + interval '7 days')
    returning id`;
  return row?.id ?? "";
}
