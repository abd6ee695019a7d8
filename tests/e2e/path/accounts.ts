import { expect } from "@playwright/test";
import { paths, withQuery } from "#app/shared/paths.ts";
import type { Person } from "../support/person.ts";
import { appCode } from "../support/authenticator.ts";
import { password } from "../support/test-texts.ts";

interface NewUser {
  email: string;
  legalName: string;
  person: string;
}

/** Joins, opens the e-mail, follows its link, and signs in with the password that confirms the address. */
export async function joins(someone: Person, kind: "company" | "institution", who: NewUser): Promise<void> {
  const { accounts } = someone.words;
  await someone.goes(paths.join());
  await someone.follows(accounts(`join.${kind}.action`));
  await someone.reads(accounts(`joinAs.title.${kind}`));
  await someone.types(accounts("fields.organizationName"), who.legalName);
  await someone.types(accounts("fields.email"), who.email);
  await someone.types(accounts("fields.name"), who.person);
  await someone.types(accounts("fields.password"), password);
  await someone.main().getByLabel(accounts("agreements.accept")).check();
  await someone.presses(accounts("joinAs.submit"));
  await someone.reads(accounts("mailbox.title"));
  await confirmsTheAddress(someone, who.email);
  await expect(someone.page).not.toHaveURL(/verify-email|sign-in/);
  await enrols(someone);
}

/** Sets up the second factor, and goes on where one was; returns the app's secret and the recovery codes. */
export async function enrols(someone: Person): Promise<{ secret: string; recoveryCodes: string[] }> {
  const { factor } = someone.words;
  const { pathname } = new URL(someone.page.url());
  await someone.goes(paths.secondFactor(pathname));
  await someone.reads(factor("title"));
  await someone.types(factor("fields.password"), password);
  await someone.presses(factor("off.submit"));
  await someone.sees(factor("begun.scan"));
  await someone.inspects("begun");
  const secret = (await someone.main().locator("code").first().textContent()) ?? "";
  await someone.types(factor("fields.code"), appCode(secret));
  await someone.presses(factor("begun.submit"));
  await someone.sees(factor("codes.title"));
  await someone.inspects("recovery codes");
  const recoveryCodes = await someone.main().locator("li code").allTextContents();
  await someone.follows(factor("codes.goOn"));
  await expect(someone.page).toHaveURL(({ pathname: now }) => now === pathname);
  return { secret, recoveryCodes };
}

/** The e-mail is sent by the worker: the mailbox is reloaded until it is there. */
export async function opensEmail(someone: Person, email: string, subject: string | RegExp): Promise<void> {
  await expect(async () => {
    await someone.goes(withQuery(paths.mailbox(), { to: email }));
    await expect(someone.page.getByRole("heading", { level: 2, name: subject })).toBeVisible({
      timeout: 500,
    });
  }).toPass({ timeout: 20_000, intervals: [200, 300, 500] });
  await someone.inspects("email");
}

async function confirmsTheAddress(someone: Person, email: string): Promise<void> {
  const { accounts, mail } = someone.words;
  await opensEmail(someone, email, mail("accounts.verification.subject"));
  await someone.main().getByRole("article").getByRole("link").click();
  await someone.reads(accounts("confirm.title"));
  await expect(someone.field(accounts("fields.email"))).toHaveValue(email);
  await someone.types(accounts("fields.password"), password);
  await someone.presses(accounts("confirm.submit"));
}

export async function signsIn(someone: Person, email: string, secret: string = password): Promise<void> {
  const { accounts } = someone.words;
  await someone.reads(accounts("signIn.title"));
  await someone.types(accounts("fields.email"), email);
  await someone.types(accounts("fields.password"), secret);
  await someone.presses(accounts("signIn.submit"));
  await expect(someone.page).not.toHaveURL(/sign-in/);
}

/** Signs a browser in without the page, where sign-in is not tested. */
export async function comesSignedIn({ page }: Person, email: string): Promise<void> {
  const answer = await page.request.post(paths.signIn(), {
    form: { email, password },
    headers: { origin: process.env.E2E_ORIGIN ?? "" },
    maxRedirects: 0,
  });
  expect(answer.status(), `${email} is let in`).toBe(303);
  // The address to which that leads gives the browser the person's language.
  await page.request.get(paths.signIn(), { maxRedirects: 0 });
}

/** From the page that asks once more; the demonstration shows the code there. */
export async function confirms(someone: Person): Promise<void> {
  const { factor } = someone.words;
  await someone.reads(factor("confirm.title"));
  const code = await someone.main().locator("code").first().textContent();
  await someone.types(factor("fields.code"), code ?? "");
  await someone.presses(factor("confirm.code"));
}
