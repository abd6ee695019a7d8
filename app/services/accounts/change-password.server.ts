import { LIMITS } from "#app/domain/accounts/limits.ts";
import { type OwnWords, whyNotPassword } from "#app/domain/accounts/passwords.ts";
import { actorOfPerson, type Session } from "#app/domain/accounts/session.ts";
import { Refusal, refuseIf } from "#app/domain/refusal.ts";
import type { Client } from "#app/integrations/accounts/client-headers.server.ts";
import { uncountTry } from "#db/queries/accounts/attempts.ts";
import { deleteResetLinks } from "#db/queries/accounts/reset-links.ts";
import { findConfirmedAt, setActiveOrganization, setConfirmedAt } from "#db/queries/accounts/sessions.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { AccountsContext } from "../context.ts";
import { cancelOpenRecovery } from "../recoveries/cancel-open-recovery.server.ts";
import { countTries } from "./count-tries.server.ts";

/**
 * Sets a new password for a person who knows the present one. All their sessions and reset links end, this browser gets
 * a new session for the same organization (the headers set its cookie), and they are told by e-mail. Tries are counted, so that a stolen session can't be used to
 * guess the password.
 */
export async function changePassword(
  ctx: AccountsContext,
  person: Session,
  { present, password, client }: { present: string; password: string; client: Client },
): Promise<Headers> {
  const { accounts, withAccounts, now } = ctx;
  refuseIf(whyNotPassword(password, ownWords(person)) === null ? null : "password-personal");
  const key = accounts.secrets.fingerprint("change-password", person.userId);
  await countTries(ctx, [{ ...LIMITS.signIn, key }]);
  const confirmedAt = await withAccounts((trx) => findConfirmedAt(trx, person.id));
  const headers = await accounts.changePassword({ present, wanted: password }, client);
  if (headers === "wrong") throw new Refusal("password-wrong");
  if (headers === "signed-out") throw new Refusal("sign-in-over");
  const organizationId = organizationOf(person);
  await withAccounts(async (trx) => {
    await uncountTry(trx, key);
    await deleteResetLinks(trx, person.userId);
    const cancelled = { userId: person.userId, reason: "password_changed", now: now() } as const;
    await cancelOpenRecovery(trx, actorOfPerson(person), cancelled);
    await enqueue(trx, "send-password-changed", { userId: person.userId, at: now().toISOString() });
    // The password alone confirms nothing for whoever has a second factor.
    if (person.hasFactor) await setConfirmedAt(trx, person.userId, confirmedAt);
    if (organizationId !== null) await setActiveOrganization(trx, { userId: person.userId }, organizationId);
  });
  return headers;
}

/** What a password must not contain of the person. */
function ownWords({ name, email, membership }: Session): OwnWords {
  return { name, email, organization: "name" in membership ? membership.name : null };
}

function organizationOf({ membership: membership }: Session): string | null {
  if (membership.kind === "company") return membership.companyId;
  return membership.kind === "institution" ? membership.institutionId : null;
}
