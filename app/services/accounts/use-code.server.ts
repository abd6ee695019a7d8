import { LIMITS, networkOf } from "#app/domain/accounts/limits.ts";
import { isUnusedStep } from "#app/domain/accounts/second-factor.ts";
import { found, Refusal, refuseIf } from "#app/domain/refusal.ts";
import { uncountTry } from "#db/queries/accounts/attempts.ts";
import { findFactor, useStep } from "#db/queries/accounts/second-factors.ts";
import type { AccountsContext } from "../context.ts";
import { countTries } from "./count-tries.server.ts";

/**
 * Uses up a code of the person's authenticator app: within a step of the present one, and not used before. Tries are
 * counted for the person and for the network. The accounts of the demonstration, whose code a page shows to everybody,
 * may use one code several times. Returns the factor whose code it was.
 */
export async function useCode(
  ctx: AccountsContext,
  userId: string,
  { code, address }: { code: string; address: string },
): Promise<{ secret: string }> {
  const { accounts, withAccounts, config, now } = ctx;
  const limits = [
    { ...LIMITS.codeFromNetwork, key: accounts.secrets.fingerprint("code", networkOf(address)) },
    { ...LIMITS.code, key: accounts.secrets.fingerprint("code", userId) },
  ];
  await countTries(ctx, limits);
  const factor = found(await withAccounts((trx) => findFactor(trx, userId)), "form-outdated");
  const step = await accounts.secondFactor.stepOf(factor.secret, code, now());
  if (step === null) throw new Refusal("code-wrong");
  const lastStep = factor.lastStep === null ? null : Number(factor.lastStep);
  const isShared = config.isDemo && factor.isDemonstration;
  await withAccounts(async (trx) => {
    const isUsed =
      !isShared && (!isUnusedStep(step, lastStep) || !(await useStep(trx, userId, step, factor.secret)));
    refuseIf(isUsed ? "code-used" : null);
    for (const { key } of limits) await uncountTry(trx, key);
  });
  return factor;
}
