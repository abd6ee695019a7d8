import { expect, type Locator } from "@playwright/test";
import { deletionPath } from "#app/shared/deletion-path.ts";
import { paths } from "#app/shared/paths.ts";
import { comesSignedIn, opensEmail } from "./path/accounts.ts";
import { languagesOf } from "./support/languages.ts";
import type { Person } from "./support/person.ts";
import { password } from "./support/test-texts.ts";
import { test } from "./support/test.ts";

/** By the keyboard alone: Tab until it has the focus, then Enter. */
async function pressesByKeyboard({ page }: Person, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 90; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      await page.keyboard.press("Enter");
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error("the keyboard does not reach it");
}

for (const locale of languagesOf("deletion")) {
  test(`a person requests the deletion of their account, cancels it, requests it again, and is gone after 14 days (${locale})`, async ({
    arrives,
    testData,
  }) => {
    const { texts, userId } = await testData.colleague(locale);
    const someone = await arrives({ locale, inspects: "on-desktop-and-phone" });
    const { accounts, mail, refusals } = someone.words;
    const button = (name: string) => someone.main().getByRole("button", { name });
    await comesSignedIn(someone, texts.email);
    await someone.goes(paths.account());
    await pressesByKeyboard(
      someone,
      someone
        .main()
        .getByRole("link", { name: accounts("account.toDeletion") })
        .last(),
    );
    await someone.reads(accounts("deletion.title.person"));
    await someone.inspects("before the request");
    await pressesByKeyboard(someone, button(accounts("deletion.request.person")));
    await someone.sees(accounts("deletion.open.cancel"));
    await someone.inspects("requested");
    await opensEmail(someone, texts.email, mail("accounts.deletion-requested.subject"));

    await someone.goes(paths.account());
    await someone.sees(accounts("deletion.open.person"));
    await pressesByKeyboard(
      someone,
      someone.main().getByRole("link", { name: accounts("deletion.open.see") }),
    );
    await pressesByKeyboard(someone, button(accounts("deletion.open.cancel")));
    await someone.sees(accounts("deletion.request.person"));

    await pressesByKeyboard(someone, button(accounts("deletion.request.person")));
    await someone.sees(accounts("deletion.open.cancel"));
    await testData.deletionIsDue(userId);
    await expect(async () => {
      await someone.goes(paths.account());
      await someone.reads(accounts("signIn.title"));
    }).toPass({ timeout: 20_000 });
    await someone.types(accounts("fields.email"), texts.email);
    await someone.types(accounts("fields.password"), password);
    await someone.presses(accounts("signIn.submit"));
    await someone.sees(refusals("credentials-wrong"));
  });

  test(`an owner reads what the deletion of the company ends, requests and cancels it (${locale})`, async ({
    arrives,
    testData,
  }) => {
    const { texts } = await testData.newcomer(locale);
    const owner = await arrives({ locale, inspects: "on-desktop-and-phone" });
    const { accounts } = owner.words;
    await comesSignedIn(owner, texts.email);
    await owner.goes(deletionPath("company"));
    await owner.reads(accounts("deletion.title.company"));
    await owner.inspects("before the request");
    await owner.presses(accounts("deletion.request.organization"));
    await owner.sees(accounts("deletion.open.cancel"));
    await owner.goes(paths.company.home());
    await owner.sees(accounts("deletion.open.organization"));
    await owner.follows(accounts("deletion.open.see"));
    await owner.presses(accounts("deletion.open.cancel"));
    await owner.sees(accounts("deletion.request.organization"));
    await owner.goes(deletionPath());
    await owner.sees(accounts("deletion.obstacles.last-owner"));
  });
}
