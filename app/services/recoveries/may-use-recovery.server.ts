import { whyNotUseRecovery } from "#app/domain/recoveries/lifecycle.ts";
import { listRecoveriesOf } from "#db/queries/accounts/recoveries.ts";
import { findPersonInRoles } from "#db/queries/accounts/recovery-people.ts";
import type { AccountsContext } from "../context.ts";

/** Whether whoever has just given the password, as these headers say, may set up a new second factor. */
export async function mayUseRecovery(
  { accounts, withAccounts, now }: AccountsContext,
  headers: Headers,
): Promise<boolean> {
  const cookie = headers
    .getSetCookie()
    .map((line) => line.split(";", 1)[0])
    .join("; ");
  const userId = await accounts.secondFactor.pendingUserId(cookie);
  if (userId === null) return false;
  return withAccounts(async (trx) => {
    const [newest] = await listRecoveriesOf(trx, userId, 1);
    if (newest?.status !== "approved") return false;
    return whyNotUseRecovery(newest, await findPersonInRoles(trx, userId), now()) === null;
  });
}
