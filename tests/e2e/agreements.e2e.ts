import { expect } from "@playwright/test";
import { paths } from "#app/shared/paths.ts";
import { languagesOf } from "./support/languages.ts";
import { test } from "./support/test.ts";

for (const locale of languagesOf("agreements")) {
  test(`somebody who has not accepted the versions in force is asked once, may read, and acts after accepting, in ${locale}`, async ({
    testData,
    comesBack,
  }) => {
    const who = await testData.unasked(locale);
    const owner = await comesBack(who, { locale, inspects: "on-desktop-and-phone" });
    const { accounts, refusals, forms } = owner.words;
    const team = accounts("team.title");
    await owner.goes(paths.company.team());
    await owner.reads(accounts("agreements.title"));
    await owner.goes(paths.company.team());
    await owner.reads(team);
    await owner.types(accounts("fields.email"), "mei@people.test");
    await owner.presses(accounts("team.send"));
    await owner.sees(refusals("agreement-missing"));

    await owner.goes(paths.agreements(paths.company.team()));
    await owner.presses(accounts("agreements.submit"));
    await owner.sees(forms("agreement-missing"));
    await owner.main().getByLabel(accounts("agreements.accept")).check();
    await owner.presses(accounts("agreements.submit"));
    await owner.reads(team);
    await owner.types(accounts("fields.email"), "mei@people.test");
    await owner.presses(accounts("team.send"));
    await expect(owner.main()).toContainText("mei@people.test");
    await owner.goes(paths.terms());
    await owner.reads(owner.words.public("terms.title"));
  });
}
