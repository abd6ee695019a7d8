import { sessionOf } from "#tests/support/http/test-sessions.ts";
import { insertHeldForm } from "#db/queries/accounts/held-forms.ts";
import { accountsIn, password as presentPassword } from "#tests/factories/accounts.ts";
import { factorsIn } from "#tests/factories/second-factors.ts";
import { browser } from "#tests/support/http/browser.ts";
import { actForm, form, type FormsOf } from "../example.ts";
import { appCodeField, optionalField, password } from "../fields.ts";

/** The forms of the second factor: at sign-in, in the account, and before grave acts. */
export const formsOfSecondFactors: FormsOf = async ({ app, sessions, url }) => {
  const given = accountsIn(app);

  /** Somebody without a second factor, signed in; their cookie and session. */
  async function signedIn() {
    const { email, userId } = await given.owner();
    const who = browser(url, app.web.config.web.publicOrigin);
    await who.post("/sign-in", { email, password: presentPassword });
    const cookie = [...who.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const [session]: { id: string }[] =
      await app.sql`select id from accounts.session where user_id = ${userId}`;
    return { cookie, sessionId: session?.id ?? "" };
  }

  const [beginner, waiting] = [await signedIn(), await signedIn()];
  // A fresh session needs no proof: its page asks for none.
  await app.sql`update accounts.session set confirmed_at = null where id = ${waiting.sessionId}`;
  const loner = await given.person(null);
  const enrolled = sessions.cookieFor({ ...sessionOf(loner.userId, { kind: "none" }), email: loner.email });
  const going = await given.person(null);
  const leaving = sessions.cookieFor({ ...sessionOf(going.userId, { kind: "none" }), email: going.email });
  const begun = await given.person(null);
  await factorsIn(app).begin(begun.userId);
  const enrolling = sessions.cookieFor({
    ...sessionOf(begun.userId, { kind: "none" }),
    email: begun.email,
    hasFactor: false,
  });
  const heldId = await app.web.withAccounts((trx) =>
    insertHeldForm(trx, {
      sessionId: waiting.sessionId,
      path: "/account/sessions",
      needsFactor: false,
      act: "export-data",
      fields: [],
    }),
  );
  const confirm = `/confirm/${heldId ?? ""}`;

  return {
    // Nobody waits in this browser: a form that is right is answered with that.
    "routes/sign-in_.code": [
      { ...actForm("code", "/sign-in/code", "", { code: appCodeField("123456") }), answer: 409 },
      { ...actForm("recovery", "/sign-in/code", "", { recoveryCode: password("a1b2c-d3e4f") }), answer: 409 },
    ],
    "routes/account.second-factor": [
      actForm("start", "/account/second-factor", beginner.cookie, { password: password(presentPassword) }),
      // Six digits, but not those of the app.
      {
        ...actForm("enrol", "/account/second-factor", enrolling, { code: appCodeField("123456") }),
        answer: 422,
      },
      { ...actForm("renew", "/account/second-factor", enrolled), answer: 200 },
      actForm("turn-off", "/account/second-factor", enrolled),
    ],
    "routes/account.deletion": [
      actForm("request", "/account/deletion", leaving),
      // Nothing is requested in this account.
      { ...actForm("cancel", "/account/deletion", enrolled), answer: 409 },
    ],
    "routes/confirm.$formId": [
      {
        ...form("by the password", confirm, waiting.cookie, {
          confirmationPassword: optionalField(password(presentPassword)),
        }),
        answer: 307,
      },
    ],
  };
};
