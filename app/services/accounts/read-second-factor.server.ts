import type { Session } from "#app/domain/accounts/session.ts";
import { requiresFactor, stepAt } from "#app/domain/accounts/second-factor.ts";
import type { AppSetup } from "#app/integrations/accounts/second-factor.server.ts";
import { findFactor } from "#db/queries/accounts/second-factors.ts";
import type { AccountsContext } from "../context.ts";

export type SecondFactorView =
  | { status: "off" }
  /** Begun: what the app needs, shown while the password was given within the last five minutes. */
  | ({ status: "begun" } & AppSetup)
  | { status: "on"; recoveryCodesLeft: number; isRequired: boolean };

/** The second factor of the person, and in the demonstration the present code of its accounts. */
export async function readSecondFactor(
  { accounts, withAccounts, config, now }: AccountsContext,
  person: Session,
): Promise<SecondFactorView & { demoCode: string | null }> {
  const factor = await withAccounts((trx) => findFactor(trx, person.userId));
  if (factor === undefined || (!factor.verified && !person.isFresh)) return { status: "off", demoCode: null };
  const { secondFactor } = accounts;
  const isShown = config.isDemo && factor.isDemonstration;
  const demoCode = isShown ? await secondFactor.codeAt(factor.secret, stepAt(now())) : null;
  if (!factor.verified)
    return { status: "begun", ...(await secondFactor.setup(factor.secret, factor.email)), demoCode };
  const codes = await secondFactor.recoveryCodes(factor.backupCodes);
  const isRequired = requiresFactor(person.membership);
  return { status: "on", recoveryCodesLeft: codes.length, isRequired, demoCode };
}
