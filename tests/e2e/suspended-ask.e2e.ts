import { expect } from "@playwright/test";
import { translator } from "#app/i18n/translator.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { paths } from "#app/shared/paths.ts";
import { startsTheDay } from "./path/admin.ts";
import { languagesOf } from "./support/languages.ts";
import { test } from "./support/test.ts";

for (const locale of languagesOf("suspended-ask")) {
  test(`an admin suspends a company's ask after its review, and both sides read what waits (${locale})`, async ({
    meet,
    arrives,
  }) => {
    const { company, owner, banker, offerId } = await meet("offered", { locale, isInspected: true });
    const refused = translator(locale, "refusals")("prospect-suspended");
    const accepting = owner.main().locator("input[name=typedAmount]");
    await owner.goes(`${paths.company.offer(offerId)}/accept`);
    await accepting.fill("5,000,000");

    const admin = await arrives({ locale, inspects: "on-desktop-and-phone" });
    const { binding, forms, terms } = admin.words;
    await startsTheDay(admin);
    await admin.goes(`${adminPaths.prospects()}?q=${encodeURIComponent(company.texts.name)}`);
    await admin.inspects("prospects on the market");
    await admin.goes(adminPaths.prospect(company.prospectId));
    await admin.inspects("prospect on the market");
    await admin.goes(adminPaths.prospectMove(company.prospectId, "suspend"));
    const note = "2025 年收入与审计报告不一致，请补充审计报告。";
    await admin.types(binding("ask.suspend.note"), note);
    await admin.presses(binding("ask.suspend.act"));
    await admin.sees(forms("choice"));
    await expect(admin.main().locator("textarea[name=note]")).toHaveValue(note);
    await admin.inspects("prospect to suspend");
    await admin.picks(binding("ask.reason"), terms("moderationReasons.figures_disagree"));
    await admin.presses(binding("ask.suspend.act"));
    await admin.page.waitForURL(new RegExp(`${company.prospectId}$`, "u"));
    await admin.inspects("prospect suspended");

    // An acceptance that was reviewed before is refused, with the amount as typed.
    await owner.main().locator("button[value=accept]").click();
    await owner.sees(refused);
    await expect(accepting).toHaveValue("5,000,000");
    await owner.goes(paths.company.prospect(company.prospectId));
    await owner.sees(note);
    for (const page of [
      paths.company.prospect(company.prospectId),
      paths.company.home(),
      paths.company.offer(offerId),
      paths.company.offers(),
      paths.company.introductions(),
      paths.company.funders(company.prospectId),
    ]) {
      await owner.goes(page);
      await owner.inspects("prospect suspended");
    }
    for (const page of [
      paths.institution.offer(offerId),
      paths.institution.offers(),
      paths.institution.home(),
    ]) {
      await banker.goes(page);
      await expect(banker.main()).not.toContainText(note);
      await banker.inspects("prospect suspended");
    }
    expect([...owner.failures(), ...banker.failures()]).toEqual([]);
  });
}
