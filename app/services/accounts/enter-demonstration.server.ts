import { stepAt } from "#app/domain/accounts/second-factor.ts";
import { found } from "#app/domain/refusal.ts";
import type { SignInAnswer } from "#app/integrations/accounts/accounts.server.ts";
import type { Client } from "#app/integrations/accounts/client-headers.server.ts";
import { findPerson } from "#db/queries/accounts/people.ts";
import { findFactor, putFactor } from "#db/queries/accounts/second-factors.ts";
import type { AccountsContext } from "../context.ts";

type Entered = Extract<SignInAnswer, { headers: Headers }>;

/**
 * The demonstration's accounts, which everybody may use, have a second factor and give its code by themselves: it is set
 * up at the first sign-in, so that no seed needs the platform's secret. Everybody else signs in as usual.
 */
export async function enterDemonstration(
  { accounts, withAccounts, now }: AccountsContext,
  answer: Entered,
  client: Client,
): Promise<{ headers: Headers; needsCode: boolean }> {
  const { secondFactor } = accounts;
  const { headers } = answer;
  const cookie = headers
    .getSetCookie()
    .map((line) => line.split(";", 1)[0])
    .join("; ");
  const needsCode = answer.is === "code-needed";
  const userId = needsCode ? await secondFactor.pendingUserId(cookie) : answer.userId;
  const person = found(await withAccounts((trx) => findPerson(trx, userId ?? "")), "sign-in-over");
  if (!person.isDemonstration) {
    if (!needsCode) headers.append("set-cookie", accounts.knownDevice.mark(person.email));
    return { headers, needsCode };
  }
  if (!needsCode) {
    const [secret, { stored: backupCodes }] = [
      await secondFactor.newSecret(),
      await secondFactor.newRecoveryCodes(),
    ];
    await withAccounts((trx) => putFactor(trx, { userId: person.id, secret, backupCodes }));
    return { headers, needsCode };
  }
  const { secret } = found(await withAccounts((trx) => findFactor(trx, person.id)), "sign-in-over");
  const code = await secondFactor.codeAt(secret, stepAt(now()));
  const opened = await secondFactor.openByCode(code, { ...client, cookie });
  return opened.is === "opened" ? { headers: opened.headers, needsCode: false } : { headers, needsCode };
}
