import type { SystemActor } from "#app/domain/accounts/actor.ts";
import type { JobPayload } from "#app/domain/jobs/payloads.ts";
import { formatDeadline } from "#app/i18n/format.ts";
import { paths } from "#app/shared/paths.ts";
import { recoveryPaths } from "#app/shared/recovery-paths.ts";
import { findPerson } from "#db/queries/accounts/people.ts";
import { findRecovery } from "#db/queries/accounts/recoveries.ts";
import { listOrganizationsOfUser } from "#db/queries/accounts/members.ts";
import type { EmailsContext } from "../context.ts";
import { sendAccountEmail } from "../accounts/send-account-email.server.ts";

/** After these the person may still stop it. */
const stoppable: ReadonlySet<string> = new Set(["requested", "proposed", "approved", "usable"]);

/**
 * Tells one person a step of a recovery: whom it is for gets a link that stops it without signing in, while it is open;
 * others are led to the page on which they can. Nothing if either person is gone.
 */
export async function sendRecoveryNotice(
  ctx: EmailsContext,
  _actor: SystemActor,
  { recoveryId, change, userId }: JobPayload<"send-recovery-notice">,
): Promise<void> {
  const { recovery, reader, person, owned } = await ctx.withAccounts(async (trx) => {
    const row = await findRecovery(trx, recoveryId);
    const theirs = row === undefined ? [] : await listOrganizationsOfUser(trx, row.userId);
    const ids = new Set(theirs.map(({ id }) => id));
    return {
      recovery: row,
      reader: await findPerson(trx, userId),
      person: row && (await findPerson(trx, row.userId)),
      // An owner may belong to others, which have nothing to do with it.
      owned: (await listOrganizationsOfUser(trx, userId)).find(
        ({ id, role }) => role === "owner" && ids.has(id),
      ),
    };
  });
  if (recovery === undefined || reader === undefined || person === undefined) return;
  const isOwn = reader.id === person.id;
  const at = (instant: Date | null) =>
    instant === null ? "" : formatDeadline(reader.locale, instant, ctx.now());
  const values = {
    change,
    name: reader.name,
    person: person.name,
    from: at(recovery.usableFrom),
    until: at(recovery.endsAt),
  };
  const pageOfOthers =
    reader.role === "admin"
      ? recoveryPaths.ofAdmins()
      : recoveryPaths.ofTeam(owned?.kind === "institution" ? "institution" : "company");
  const { secrets } = ctx.accounts;
  const token = `${recoveryId}.${secrets.fingerprint("stop-recovery", recoveryId)}`;
  const ownPage = stoppable.has(change) ? recoveryPaths.stop(token) : paths.forgotPassword();
  const kind = isOwn ? "recovery-own" : "recovery-other";
  const path = isOwn ? ownPage : pageOfOthers;
  await sendAccountEmail(ctx, reader, kind, values, path, `${recoveryId} ${change} ${userId}`);
}
