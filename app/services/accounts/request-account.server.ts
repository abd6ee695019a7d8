import type { PublicActor } from "#app/domain/accounts/actor.ts";
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
 * Stores a sign-up; the worker opens the account and sends the e-mail. Nothing is looked up here: only the mailbox may
 * learn whether the address has an account.
 */
export async function requestAccount(
  ctx: AccountsContext,
  _actor: PublicActor,
  { password, clientAddress, ...request }: AccountRequest & { clientAddress: string },
): Promise<void> {
  const { accounts, withAccounts } = ctx;
  await countTries(ctx, [
    { ...LIMITS.emailFromNetwork, key: accounts.secrets.fingerprint("email", networkOf(clientAddress)) },
    { ...LIMITS.email, key: accounts.secrets.fingerprint("email", request.email) },
  ]);
  const passwordHash = await accounts.hashPassword(password);
  await withAccounts(async (trx) => {
    const signUpId = await insertSignUp(trx, { ...request, passwordHash });
    await enqueue(trx, "open-account", { signUpId });
  });
}
