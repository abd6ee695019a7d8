import { LIMITS } from "#app/domain/accounts/limits.ts";
import { whyNotPassword } from "#app/domain/accounts/passwords.ts";
import type { Session } from "#app/domain/accounts/session.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import type { Client } from "#app/integrations/accounts/accounts.server.ts";
import { uncountTry } from "#db/queries/accounts/attempts.ts";
import { setActiveOrganization } from "#db/queries/accounts/sessions.ts";
import type { AccountsContext } from "../context.ts";
import { countTries } from "./count-tries.server.ts";

/**
 * Sets a new password for a person who knows the present one. All their sessions end, and this browser gets a new one
 * for the same organization: the headers set its cookie. Tries are counted, so that a stolen session can't be used to
 * guess the password.
 */
export async function changePassword(
  ctx: AccountsContext,
  person: Session,
  { present, password, client }: { present: string; password: string; client: Client },
): Promise<Headers> {
  const { accounts, withAccounts } = ctx;
  refuseIf(whyNotPassword(password, person.email) === null ? null : "password-personal");
  const key = accounts.secrets.fingerprint("change-password", person.userId);
  await countTries(ctx, [{ ...LIMITS.signIn, key }]);
  const headers = found(
    await accounts.changePassword({ present, wanted: password }, client),
    "password-wrong",
  );
  const organizationId = organizationOf(person);
  await withAccounts(async (trx) => {
    await uncountTry(trx, key);
    if (organizationId !== null) await setActiveOrganization(trx, { userId: person.userId }, organizationId);
  });
  return headers;
}

function organizationOf({ membership: membership }: Session): string | null {
  if (membership.kind === "company") return membership.companyId;
  return membership.kind === "institution" ? membership.institutionId : null;
}
