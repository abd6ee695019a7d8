import { expect } from "@playwright/test";
import { paths } from "#app/shared/paths.ts";
import { test } from "./support/test.ts";

test("a click before a page is hydrated causes no error", async ({ arrives }) => {
  const person = await arrives({ locale: "en" });
  await person.page.addInitScript(() => {
    const { postMessage } = MessagePort.prototype;
    let hasClicked = false;
    const clicks = (): void => {
      const isListening = Object.keys(document).some((key) => key.startsWith("_reactListening"));
      if (!isListening || hasClicked) return;
      hasClicked = true;
      document.querySelector("h1")?.click();
    };
    // React schedules the task that hydrates the page by such a message, so it listens by then.
    MessagePort.prototype.postMessage = function (this: MessagePort, ...message: [unknown]) {
      queueMicrotask(clicks);
      postMessage.apply(this, message);
    } as typeof postMessage;
  });
  await person.goes(paths.institutions());
  expect(person.failures()).toEqual([]);
});

test("text typed before a page's scripts are loaded stays in its prefilled fields", async ({
  testData,
  comesBack,
}) => {
  const person = await comesBack(await testData.bank());
  const { page } = person;
  let come = () => {};
  const scripts = new Promise<void>((resolve) => (come = resolve));
  await page.route("**/assets/entry.client-*.js", async (route) => {
    await scripts;
    await route.continue();
  });
  await page.goto(paths.institution.application(), { waitUntil: "commit" });
  const filled = page.locator("textarea[name=licenceScope]");
  await expect(filled).not.toHaveValue("");
  await filled.fill("Typed early.");
  come();
  await person.isReady();
  await expect(filled).toHaveValue("Typed early.");
  expect(person.failures()).toEqual([]);
});

test("what is typed into a form before the script that stores it has come outlives a change of language", async ({
  meet,
}) => {
  const { owner, offerId } = await meet("offered");
  const { page } = owner;
  let come = () => {};
  const isThere = new Promise<void>((resolve) => (come = resolve));
  await page.route("**/assets/typed-texts-*.js", async (route) => {
    await isThere;
    await route.continue();
  });
  await page.goto(paths.company.offer(offerId));
  const term = owner.field(owner.words.offer("terms.term"));
  await term.fill("36");
  const storing = page.waitForResponse("**/assets/typed-texts-*.js");
  come();
  await storing;
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem("longspring texts"))).toContain("36");
  await page.getByRole("button", { name: owner.words.common("tools.toChinese") }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await expect(page.locator("input[name=termMonths]")).toHaveValue("36");
});
