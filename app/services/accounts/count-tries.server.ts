import { Refusal } from "#app/domain/refusal.ts";
import { countTry, type Limit } from "#db/queries/accounts/attempts.ts";
import type { AccountsContext } from "../context.ts";

/**
 * Counts a try against each limit, the widest first; an exhausted one refuses it. A try that can't be counted is
 * refused, too: without the counter, guessing would be unlimited.
 */
export async function countTries(
  { withAccounts, log }: Pick<AccountsContext, "withAccounts" | "log">,
  limits: readonly Limit[],
): Promise<void> {
  const usedUp = await withAccounts(async (trx) => {
    for (const limit of limits) if (!(await countTry(trx, limit))) return limit;
    return undefined;
  }).catch((error: unknown) => {
    log.error({ error }, "attempts can't be counted: sign-in is closed");
    throw new Refusal("sign-in-closed");
  });
  if (usedUp) {
    const { withinSeconds: retryAfterSeconds } = usedUp;
    throw new Refusal("attempts-used-up", { retryAfterSeconds, minutes: Math.ceil(retryAfterSeconds / 60) });
  }
}
