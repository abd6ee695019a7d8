import { stepAt } from "#app/domain/accounts/second-factor.ts";
import { findFactor, putFactor } from "#db/queries/accounts/second-factors.ts";
import type { TestApp } from "#tests/support/test-app.ts";

/** The second factors of a test's people, and the codes that their apps show. */
export function factorsIn(app: TestApp) {
  const factor = () => app.web.accounts.secondFactor;

  /** A person's second factor, which counts at once; returns its recovery codes. */
  async function give(userId: string): Promise<string[]> {
    const secret = await factor().newSecret();
    const { codes, stored: backupCodes } = await factor().newRecoveryCodes();
    await app.web.withAccounts((trx) => putFactor(trx, { userId, secret, backupCodes }));
    return codes;
  }

  /** One that was begun, and does not count before a first code. */
  async function begin(userId: string): Promise<void> {
    await give(userId);
    await app.sql`update accounts.two_factor set verified = false where user_id = ${userId}`;
    await app.sql`update accounts."user" set two_factor_enabled = false where id = ${userId}`;
  }

  /** The code that the person's app shows, or the one of that many steps later. */
  async function codeOf(userId: string, steps = 0): Promise<string> {
    const stored = await app.web.withAccounts((trx) => findFactor(trx, userId));
    if (stored === undefined) throw new Error("the person has no second factor");
    return factor().codeAt(stored.secret, stepAt(app.web.now()) + steps);
  }

  /** A code that is not right within the accepted window. */
  async function wrongCodeOf(userId: string): Promise<string> {
    const right = await Promise.all([-1, 0, 1].map((steps) => codeOf(userId, steps)));
    return ["000000", "111111", "222222", "333333"].find((code) => !right.includes(code)) ?? "";
  }

  return { give, begin, codeOf, wrongCodeOf };
}
