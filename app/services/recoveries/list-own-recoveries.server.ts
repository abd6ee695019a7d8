import type { Session } from "#app/domain/accounts/session.ts";
import { pick } from "#app/lib/pick.ts";
import { listRecoveriesOf } from "#db/queries/accounts/recoveries.ts";
import type { AccountsContext } from "../context.ts";

const shown = 10;

/** The recoveries of the person's account, the newest first. */
export async function listOwnRecoveries({ withAccounts }: AccountsContext, person: Session) {
  const rows = await withAccounts((trx) => listRecoveriesOf(trx, person.userId, shown));
  return rows.map((row) => pick(row, "id", "status", "requestedAt", "endedAt", "endReason"));
}
