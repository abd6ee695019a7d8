import { expect } from "vitest";
import { appCode } from "#tests/e2e/support/authenticator.ts";
import { accountsIn, password } from "#tests/factories/accounts.ts";
import { factorsIn } from "#tests/factories/second-factors.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import type { Browser } from "./browser.ts";
import { factorSignIn, refusalIn } from "./factor-sign-in.ts";
import type { Answer } from "./raw-request.ts";
import type { Shown } from "./small-pages.ts";

const at = "/sign-in/recovery";
const dataIn = (answer: Answer, of: "loaderData" | "actionData") =>
  Object.values((answer.json() as Shown)[of] ?? {}).find(Boolean) as Record<string, unknown>;

interface WaitingView {
  view: {
    deciders: string;
    isOperatorNeeded: boolean;
    recovery: { status: string; whyNotUse: string | null; endReason: string | null } | null;
    setup: { secret: string } | null;
  };
}

/** People who have lost their second factor, and what they do about it in a browser. */
export function recovering(app: TestApp) {
  const given = accountsIn(app);
  const factors = factorsIn(app);
  const { open, signedIn, waiting, isSignedIn } = factorSignIn(app);

  /** In a browser in which the password was right. */
  async function requests(who: Browser): Promise<string> {
    const answer = await who.post(at, { act: "request" });
    expect(answer.status).toBe(200);
    return String(dataIn(answer, "actionData")["claim"]);
  }

  /** In a browser that was led to the recovery instead of the code: it can be used now. */
  async function comesBack(email: string): Promise<Browser> {
    const who = open();
    const answer = await who.post("/sign-in", { email, password });
    expect([answer.status, answer.headers.location]).toEqual([303, at]);
    return who;
  }

  const page = async (who: Browser) => dataIn(await who.get(at), "loaderData") as unknown as WaitingView;
  const begins = async (who: Browser, claim: string) =>
    refusalIn(await who.post(at, { act: "begin", claim }));

  /** Sets up the new second factor after the delay; returns the answer and the app's new code. */
  async function enrols(who: Browser, claim: string) {
    expect(await begins(who, claim)).toBe("none");
    const { view } = await page(who);
    const code = appCode(view.setup?.secret ?? "");
    const answer = await who.post(at, { act: "enrol", code });
    return { answer, code };
  }

  const recoveryOf = async (userId: string) => {
    const [row] = await app.sql`select * from accounts.recovery where user_id = ${userId}
      order by requested_at desc, ended_at desc nulls first limit 1`;
    return row as Record<string, unknown> & { id: string; status: string; claim: string };
  };
  const statusOf = async (userId: string) => (await recoveryOf(userId)).status;
  const mailsTo = (email: string) =>
    app.sql<{
      subject: string;
      text: string;
    }>`select subject, text from dev_mail where recipient = ${email} order by id`;
  /** Who got e-mails about a recovery since the last call. */
  const seen = new Set<string>();
  async function newlyTold(): Promise<string[]> {
    const rows = await app.sql<{ message: string; recipient: string }>`select message_id as message, recipient
      from dev_mail where subject ~* '(recover|new second factor now)' order by recipient`;
    const fresh = rows.filter(({ message }) => !seen.has(message));
    for (const { message } of fresh) seen.add(message);
    return fresh.map(({ recipient }) => recipient);
  }
  const recoveryCodesIn = (answer: Answer) => dataIn(answer, "actionData")["recoveryCodes"] as string[];

  return {
    at,
    given,
    factors,
    open,
    signedIn,
    waiting,
    isSignedIn,
    requests,
    comesBack,
    page,
    begins,
    enrols,
    recoveryOf,
    statusOf,
    mailsTo,
    newlyTold,
    recoveryCodesIn,
    password,
  };
}
