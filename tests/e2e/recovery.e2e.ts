import { expect } from "@playwright/test";
import { paths } from "#app/shared/paths.ts";
import { recoveryPaths } from "#app/shared/recovery-paths.ts";
import { comesSignedIn, confirms, enrols, opensEmail } from "./path/accounts.ts";
import { tabsTo, typesByKeyboard } from "./support/keyboard.ts";
import { appCode } from "./support/authenticator.ts";
import { languagesOf } from "./support/languages.ts";
import type { Person } from "./support/person.ts";
import { password } from "./support/test-texts.ts";
import { test } from "./support/test.ts";

/** Types address and password by the keyboard. */
async function givesPassword(someone: Person, email: string): Promise<void> {
  const { accounts } = someone.words;
  await someone.page.context().clearCookies({ name: "session" });
  await someone.goes(paths.signIn());
  await someone.speaksOwnLanguage();
  await typesByKeyboard(someone, accounts("fields.email"), email);
  await typesByKeyboard(someone, accounts("fields.password"), password);
  await someone.page.keyboard.press("Enter");
}

/** Presses a button by the keyboard. */
async function entersOn(someone: Person, name: string): Promise<void> {
  await tabsTo(someone, someone.button(name).first());
  await someone.page.keyboard.press("Enter");
}

for (const locale of languagesOf("recovery")) {
  test(`a member who has lost phone and codes is recovered by the owner, with the keyboard (${locale})`, async ({
    arrives,
    comesBack,
    testData,
  }) => {
    const { owner, member } = await testData.team(locale);
    const { email } = member.texts;
    const someone = await arrives({ locale, inspects: "on-desktop-and-phone" });
    const { recovery, factor, mail, refusals, terms } = someone.words;
    await comesSignedIn(someone, email);
    await someone.goes(paths.account());
    await enrols(someone);

    await givesPassword(someone, email);
    await someone.reads(factor("signIn.title"));
    await tabsTo(someone, someone.link(recovery("own.link")));
    await someone.page.keyboard.press("Enter");
    await someone.reads(recovery("own.title"));
    await someone.sees(recovery("own.stepOwner"));
    await entersOn(someone, recovery("own.request"));
    await someone.sees(recovery("own.claimTitle"));
    await someone.alwaysInspects("number");
    const claim = (await someone.main().locator("code").first().textContent()) ?? "";
    expect(claim).toMatch(/^\w{5}-\w{5}$/);

    const boss = await comesBack(owner, { locale, inspects: "on-desktop-and-phone" });
    await opensEmail(boss, owner.texts.email, subjectOf(mail, "recovery-other", "requested"));
    await testData.waitsSixMinutes(owner);
    await boss.goes(paths.company.team());
    await boss.follows(recovery("list.link"));
    await boss.reads(recovery("list.title"));
    await boss.sees(email);
    await boss.unfolds(recovery("list.decide"));
    await boss.alwaysInspects("decide");
    await boss.presses(recovery("list.approve"));
    await boss.alwaysInspects("no verification");
    await boss.main().getByLabel(terms("verifications.called_known_number")).check();
    await boss.presses(recovery("list.approve"));
    await confirms(boss);
    await boss.sees(terms("states.recovery.approved"));
    await boss.alwaysInspects("approved");

    await someone.goes(recoveryPaths.own());
    await someone.sees(recovery("own.notYou"));
    await someone.alwaysInspects("delay");
    await opensEmail(someone, email, subjectOf(mail, "recovery-own", "approved"));
    await testData.waitsADay(member);

    await givesPassword(someone, email);
    await someone.reads(recovery("own.title"));
    await someone.alwaysInspects("usable");
    await typesByKeyboard(someone, recovery("own.claim"), "wrong-wrong");
    await someone.page.keyboard.press("Enter");
    await someone.sees(refusals("recovery-claim-wrong"));
    await tabsTo(someone, someone.field(recovery("own.claim")));
    await someone.page.keyboard.press("ControlOrMeta+A");
    await someone.page.keyboard.type(claim.toUpperCase());
    await someone.page.keyboard.press("Enter");
    await someone.sees(factor("begun.scan"));
    await someone.alwaysInspects("begun");
    const secret = (await someone.main().locator("code").first().textContent()) ?? "";
    await typesByKeyboard(someone, factor("fields.code"), appCode(secret));
    await someone.page.keyboard.press("Enter");
    await someone.sees(factor("codes.title"));
    await someone.alwaysInspects("recovery codes");
    expect(await someone.main().locator("li code").allTextContents()).toHaveLength(10);
    await tabsTo(someone, someone.link(factor("codes.goOn")));
    await someone.page.keyboard.press("Enter");
    await expect(someone.page).not.toHaveURL(/sign-in/);
    await someone.goes(paths.secondFactor());
    await someone.sees(recovery("past.title"));
    await someone.alwaysInspects("past");
    await boss.goes(recoveryPaths.ofTeam("company"));
    await boss.sees(terms("states.recovery.done"));
    await boss.alwaysInspects("done");
    expect([...someone.failures(), ...boss.failures()]).toEqual([]);
  });
}

test("whoever did not ask stops it by the link of the e-mail, without signing in", async ({
  arrives,
  testData,
}) => {
  const { member } = await testData.team("en");
  const { email } = member.texts;
  const someone = await arrives({ locale: "en" });
  await comesSignedIn(someone, email);
  await someone.goes(paths.account());
  await enrols(someone);
  await givesPassword(someone, email);
  await someone.reads(someone.words.factor("signIn.title"));
  await someone.goes(recoveryPaths.own());
  await someone.presses(someone.words.recovery("own.request"));
  await someone.sees(someone.words.recovery("own.claimTitle"));

  const reader = await arrives({ locale: "en", inspects: "on-desktop-and-phone" });
  const { mail, recovery } = reader.words;
  await opensEmail(reader, email, subjectOf(mail, "recovery-own", "requested"));
  await reader.main().getByRole("article").getByRole("link").first().click();
  await reader.reads(recovery("stop.title"));
  await reader.alwaysInspects("open");
  await reader.presses(recovery("stop.submit"));
  await reader.reads(recovery("stop.done"));
  await reader.alwaysInspects("stopped");
  await someone.goes(recoveryPaths.own());
  await someone.sees(recovery("own.stepOwner"));
});

function subjectOf(
  mail: Person["words"]["mail"],
  kind: "recovery-own" | "recovery-other",
  change: string,
): string {
  return mail(`accounts.${kind}.subject`, { change, person: "Lin Yue" });
}
