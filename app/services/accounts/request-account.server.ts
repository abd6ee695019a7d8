import type { PublicActor } from "#app/domain/accounts/actor.ts";
import { IN_FORCE } from "#app/domain/accounts/agreements.ts";
import type { OrganizationKind } from "#app/domain/accounts/organization-kinds.ts";
import { LIMITS, networkOf } from "#app/domain/accounts/limits.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { insertSignUp } from "#db/queries/accounts/sign-ups.ts";
import type { AccountsContext } from "../context.ts";
import { countTries } from "./count-tries.server.ts";

export interface AccountRequest {
  kind: OrganizationKind;
  organizationName: string;
  name: string;
  email: string;
  password: string;
  locale: "en" | "zh-CN";
}

/**
 * Stores a sign-up, with the versions that its form accepts; the worker opens the account and sends the e-mail. Nothing
 * is looked up here: only the mailbox may learn whether the address has an account.
 */
export async function requestAccount(
  ctx: AccountsContext,
  _actor: PublicActor,
  {
    kind,
    organizationName,
    name,
    email,
    locale,
    password,
    clientAddress,
  }: AccountRequest & { clientAddress: string },
): Promise<void> {
  const { accounts, withAccounts } = ctx;
  const who = { kind, organizationName, name, email, locale };
  await countTries(ctx, [
    { ...LIMITS.emailFromNetwork, key: accounts.secrets.fingerprint("email", networkOf(clientAddress)) },
    { ...LIMITS.email, key: accounts.secrets.fingerprint("email", email) },
  ]);
  const passwordHash = await accounts.hashPassword(password);
  await withAccounts(async (trx) => {
    const accepted = { acceptedTerms: IN_FORCE.terms, acceptedPrivacy: IN_FORCE.privacy };
    const signUpId = await insertSignUp(trx, { ...who, ...accepted, passwordHash });
    await enqueue(trx, "open-account", { signUpId });
  });
}
