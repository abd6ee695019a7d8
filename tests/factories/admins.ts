import type { AdminRole } from "#app/domain/accounts/admin-roles.ts";
import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { inviteAdmin } from "#app/services/admins/invite-admin.server.ts";
import { settleAdminProposal } from "#app/services/admins/settle-admin-proposal.server.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { moderationIn } from "./moderation.ts";

/** Admins of a test, and what they propose to each other. */
export function adminsIn(app: TestApp) {
  const { admin } = moderationIn(app);

  async function rolesOf({ userId }: { userId: string }): Promise<string[]> {
    const rows: { roles: string[] }[] =
      await app.sql`select admin_roles as roles from accounts."user" where id = ${userId}`;
    return rows[0]?.roles ?? [];
  }

  /** The proposal that waits about an admin, or of the newest invitation. */
  async function openProposal(subjectId?: string): Promise<string> {
    const rows: { id: string }[] = await app.sql`select id from confirmation
      where kind = 'admin-role' and status = 'open'
        and (${subjectId ?? null}::uuid is null or subject_id = ${subjectId ?? null})
      order by proposed_at desc limit 1`;
    return rows[0]?.id ?? "";
  }

  /** An address invited by one and confirmed by another; the e-mail is queued. */
  async function invited(email: string, roles: AdminRole[], by: AdminActor, second: AdminActor) {
    await inviteAdmin(app.web, by, { email, roles });
    await settleAdminProposal(app.web, second, { confirmationId: await openProposal(), verdict: "confirm" });
  }

  return { admin, rolesOf, openProposal, invited };
}
