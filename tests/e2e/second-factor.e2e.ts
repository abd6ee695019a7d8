import { expect } from "@playwright/test";
import { paths } from "#app/shared/paths.ts";
import { addDays, dayOf } from "#app/lib/days.ts";
import { comesSignedIn, confirms, enrols } from "./path/accounts.ts";
import { confirmsAcceptance, confirmsIssue, typesEnd } from "./path/offer.ts";
import { appCode } from "./support/authenticator.ts";
import { tabsTo, typesByKeyboard } from "./support/keyboard.ts";
import { languagesOf } from "./support/languages.ts";
import { password } from "./support/test-texts.ts";
import { test } from "./support/test.ts";

for (const locale of languagesOf("second factor")) {
  test(`a person enrols, and signs in by a code and by a recovery code, with the keyboard (${locale})`, async ({
    arrives,
    testData,
  }) => {
    const { texts } = await testData.newcomer(locale);
    const someone = await arrives({ locale, inspects: "on-desktop-and-phone" });
    const { accounts, factor, refusals } = someone.words;
    await comesSignedIn(someone, texts.email);
    await someone.goes(paths.account());
    const { secret, recoveryCodes } = await enrols(someone);
    expect(recoveryCodes).toHaveLength(10);
    await someone.goes(paths.secondFactor());
    await someone.sees(factor("on.left", { count: 10 }));
    await someone.inspects("on");

    const signsInByKeyboard = async () => {
      await someone.page.context().clearCookies({ name: "session" });
      await someone.goes(paths.signIn(paths.account()));
      await someone.speaksOwnLanguage();
      await typesByKeyboard(someone, accounts("fields.email"), texts.email);
      await typesByKeyboard(someone, accounts("fields.password"), password);
      await someone.page.keyboard.press("Enter");
      await someone.reads(factor("signIn.title"));
    };
    await signsInByKeyboard();
    await typesByKeyboard(someone, factor("fields.code"), "12 34");
    await someone.page.keyboard.press("Enter");
    await expect(someone.main().getByRole("group", { name: /./ }).first()).toBeVisible();
    await someone.inspects("not a code");
    // The code of the next step: the present one enrolled.
    await typesByKeyboard(someone, factor("fields.code"), appCode(secret, 1));
    await someone.page.keyboard.press("Enter");
    await someone.reads(accounts("account.title"));

    await signsInByKeyboard();
    const byRecovery = someone
      .main()
      .locator("summary")
      .filter({ hasText: factor("signIn.recovery") });
    await tabsTo(someone, byRecovery);
    await someone.page.keyboard.press("Enter");
    await someone.inspects("recovery");
    await typesByKeyboard(someone, factor("fields.recoveryCode"), "wrong-code");
    await someone.page.keyboard.press("Enter");
    await someone.sees(refusals("code-wrong"));
    await typesByKeyboard(someone, factor("fields.recoveryCode"), recoveryCodes[0] ?? "");
    await someone.page.keyboard.press("Enter");
    await someone.reads(accounts("account.title"));
    await someone.goes(paths.secondFactor());
    await someone.sees(factor("on.left", { count: 9 }));
  });

  test(`asked once more while countering, issuing and accepting, nothing typed is lost (${locale})`, async ({
    meet,
    comesBack,
    testData,
  }) => {
    const { bank, company, owner, offerId } = await meet("offered", {
      locale,
      owner: { withoutScript: true },
    });
    const banker = await comesBack(bank, { locale, inspects: "on-desktop-and-phone" });
    const { offer } = owner.words;
    await testData.waitsSixMinutes(company);
    await owner.goes(paths.company.offer(offerId));
    await owner.types(offer("terms.term"), "36");
    await owner.types(offer("counter.why"), company.texts.purposeNote);
    await owner.presses(offer("counter.send"));
    await confirms(owner);
    await owner.sees(offer("counter.round", { round: 2, rounds: 5 }));

    await banker.goes(paths.institution.offer(offerId));
    await banker.sees(company.texts.purposeNote);
    await banker.presses(offer("revise.fromCounter"));
    await expect(banker.field(offer("builder.fields.termMonths"))).toHaveValue("36");
    await typesEnd(banker, addDays(dayOf(new Date()), 40));
    await testData.waitsSixMinutes(bank);
    await banker.presses(offer("revise.issue", { version: "2" }));
    await confirmsIssue(banker);
    await confirms(banker);
    await banker.sees(offer("versions.version", { version: "2" }));
    await expect(banker.page).toHaveURL(new RegExp(paths.institution.offer(offerId)));

    await testData.waitsSixMinutes(company);
    await owner.goes(paths.company.offer(offerId));
    await confirmsAcceptance(owner, offer("answer.accept"));
    await confirms(owner);
    await expect(owner.page).toHaveURL(/\/company\/deals\//);
  });
}

test("an offer is accepted after the second factor was set up on the way", async ({
  meet,
  testData,
  arrives,
}) => {
  const { company, offerId } = await meet("offered");
  const owner = await arrives({ locale: "en" });
  await testData.losesFactor(company);
  await comesSignedIn(owner, company.texts.email);
  const { factor, offer } = owner.words;
  await owner.goes(paths.company.offer(offerId));
  await confirmsAcceptance(owner, offer("answer.accept"));
  await owner.reads(factor("confirm.title"));
  await owner.follows(factor("confirm.setUp"));
  await owner.types(factor("fields.password"), password);
  await owner.presses(factor("off.submit"));
  const secret = (await owner.main().locator("code").first().textContent()) ?? "";
  await owner.types(factor("fields.code"), appCode(secret));
  await owner.presses(factor("begun.submit"));
  await owner.follows(factor("codes.goOn"));
  await owner.presses(factor("confirm.goOn"));
  await expect(owner.page).toHaveURL(/\/company\/deals\//);
});
