import { randomUUID } from "node:crypto";
import { sessionOf } from "#tests/support/http/test-sessions.ts";
import { VERSIONS_IN_FORCE } from "#app/domain/accounts/agreements.ts";
import { requestEmail } from "#app/services/accounts/request-email.server.ts";
import { accountsIn, password as presentPassword } from "#tests/factories/accounts.ts";
import { browser } from "#tests/support/http/browser.ts";
import { workOff } from "#tests/support/jobs.ts";
import { form, type FormsOf, actForm } from "../example.ts";
import { choice, email, id, optionalField, password, freeTextField, token } from "../fields.ts";

const wanted = "three quiet words of spring";

/** The forms of visitors and of people as such. `url`: where the application answers, for real sign-ins. */
export const formsOfPeople: FormsOf = async ({ app, sessions, url }) => {
  const given = accountsIn(app);

  /** The cookie of a signed-in browser. */
  async function signedIn(address: string): Promise<string> {
    const who = browser(url, app.web.config.web.publicOrigin);
    const { status } = await who.post("/sign-in", { email: address, password: presentPassword });
    if (status !== 303) throw new Error(`the arranged person could not sign in: ${status}`);
    return [...who.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  async function sessionIds(userId: string): Promise<string[]> {
    const rows: { id: string }[] = await app.sql`select id from accounts.session where user_id = ${userId}
      order by created_at`;
    return rows.map((row) => row.id);
  }

  const [reader, changer, stranger] = [await given.owner(), await given.owner(), await given.owner()];
  const readerCookie = await signedIn(reader.email);
  await signedIn(reader.email);
  const [, elsewhere = ""] = await sessionIds(reader.userId);
  await signedIn(stranger.email);
  const [foreignSession = ""] = await sessionIds(stranger.userId);
  const organizations: { id: string }[] = await app.sql`select organization_id as id from accounts.member
    where user_id = any (${[reader.userId, stranger.userId]}) order by user_id = ${reader.userId} desc`;
  const loner = await given.person(null);
  const unasked = await given.owner();
  await app.sql`delete from accounts.acceptance where user_id = ${unasked.userId}`;

  // E-mails, with the links that forms contain.
  const forgetful = await given.owner();
  const unconfirmed = `${randomUUID()}@people.test`;
  const visitor = browser(url, app.web.config.web.publicOrigin);
  await visitor.post("/join/company", {
    organizationName: "Longspring Optics",
    name: "Mei",
    email: unconfirmed,
    password: wanted,
    locale: "en",
    accepted: VERSIONS_IN_FORCE,
  });
  await requestEmail(
    app.web,
    { kind: "public" },
    { kind: "password_reset", email: forgetful.email, clientAddress: "127.0.0.1" },
  );
  const boss = await given.companyWith("owner");
  const guest = await given.owner();
  const bossBrowser = browser(url, app.web.config.web.publicOrigin);
  await bossBrowser.post("/sign-in", { email: boss.first.email, password: presentPassword });
  for (const address of [guest.email, "newcomer@people.test"])
    await bossBrowser.post("/company/team", { act: "invite", email: address, role: "member" });
  await workOff(app);
  const { linkTo } = given;
  const [reset, confirmation] = [await linkTo(forgetful.email), await linkTo(unconfirmed)];
  const [toGuest, toNewcomer] = [await linkTo(guest.email), await linkTo("newcomer@people.test")];

  return {
    "routes/sign-in": [
      form("sign in", "/sign-in", "", {
        email: email(stranger.email),
        password: password(presentPassword),
        to: optionalField(freeTextField("/company")),
      }),
      form("sign in and confirm", "/sign-in", "", {
        email: email(stranger.email),
        password: password(presentPassword),
        // Without it the form signs in only, as from any other page.
        token: optionalField(token(confirmation.token)),
      }),
    ],
    "routes/sign-out": [form("sign out", "/sign-out", "")],
    "routes/forgot-password": [form("ask", "/forgot-password", "", { email: email("nobody@people.test") })],
    "routes/reset-password": [
      form("set", reset.path, "", { token: token(reset.token), password: password(wanted) }),
    ],
    "routes/verify-email": [
      actForm("confirm", "/verify-email", "", { token: token(confirmation.token) }),
      actForm("resend", "/verify-email", "", { email: email("somebody@people.test") }),
    ],
    "routes/join.$kind": [
      form("a new account", "/join/institution", "", {
        organizationName: freeTextField("松辽银行"),
        name: freeTextField("李娜"),
        email: email("lina@people.test"),
        password: password(wanted),
        locale: choice("zh-CN"),
        accepted: choice(VERSIONS_IN_FORCE),
      }),
      form(
        "an organization",
        "/join/company",
        sessions.cookieFor({ ...sessionOf(loner.userId, { kind: "none" }), email: loner.email }),
        { organizationName: freeTextField("Longspring Lasers") },
      ),
    ],
    "routes/invitations.$invitationId": [
      actForm("accept", toGuest.path, await signedIn(guest.email), { token: token(toGuest.token) }),
      actForm("join", toNewcomer.path, "", {
        token: token(toNewcomer.token),
        name: freeTextField("Mei"),
        password: password(wanted),
        locale: choice("en"),
        accepted: choice(VERSIONS_IN_FORCE),
      }),
    ],
    "routes/agreements": [
      form("accept", "/agreements", await signedIn(unasked.email), {
        accepted: choice(VERSIONS_IN_FORCE),
        to: optionalField(freeTextField("/company")),
      }),
    ],
    "routes/preferences": [
      form("language and look", "/preferences", "", {
        locale: optionalField(choice("zh-CN")),
        theme: optionalField(choice("dark")),
        to: optionalField(freeTextField("/funnel")),
      }),
    ],
    "routes/account._index": [
      actForm("person", "/account", readerCookie, { name: freeTextField("李娜"), locale: choice("zh-CN") }),
      actForm("organization", "/account", readerCookie, {
        organizationId: id(organizations[0]?.id ?? "", organizations[1]?.id ?? ""),
      }),
      actForm("password", "/account", await signedIn(changer.email), {
        present: password(presentPassword),
        password: password(wanted),
      }),
    ],
    "routes/account.sessions": [
      actForm("end", "/account/sessions", readerCookie, { sessionId: id(elsewhere, foreignSession) }),
      actForm("end-others", "/account/sessions", readerCookie),
    ],
  };
};
