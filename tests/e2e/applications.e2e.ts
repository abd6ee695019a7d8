import { paths } from "#app/http/paths.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { test } from "./support/test.ts";

const locales: Locale[] = ["en", "zh-CN"];

for (const locale of locales) {
  test(`a file is completed, declined with what would repair it, and taken up again (${locale})`, async ({
    town,
    comesBack,
  }) => {
    const [bank, company] = await Promise.all([town.bank(locale), town.published(locale)]);
    const introductionId = await town.consented(bank, company);
    const banker = await comesBack(bank, { locale, inspects: "on-desk-and-phone" });
    const owner = await comesBack(company, { locale, inspects: "on-desk-and-phone" });
    const { application, introduction, terms } = banker.words;
    const repair = company.story.purposeNote;

    await banker.goes(paths.institution.introduction(introductionId));
    await banker.follows(introduction("institution.toApplication"));
    await banker.sees(company.story.name);
    await banker.unfolds(application("request.title"));
    await banker.ticks(application("request.items"), terms("requestedItems.tax_returns"));
    await banker.presses(application("request.act"));
    await banker.sees(terms("states.application.incomplete"));
    await banker.inspects("incomplete");

    await owner.goes(paths.company.applications());
    await owner.follows(bank.story.name);
    await owner.types(application("items.provide"), repair);
    await owner.presses(application("items.act"));
    await owner.sees(terms("states.application.complete"));
    await owner.inspects("complete");

    await banker.page.reload();
    await banker.unfolds(application("decide.declineTitle"));
    await banker.ticks(application("decide.codes"), terms("declineReasons.leverage"));
    await banker.agrees(application("decide.repairable"));
    await banker.presses(application("decide.decline"));
    await banker.sees(banker.words.common("errors.summary", { count: 1 }));
    await banker.types(application("decide.repair"), repair);
    await banker.presses(application("decide.decline"));
    await banker.sees(terms("states.application.declined"));

    await owner.page.reload();
    await owner.sees(terms("declineReasons.leverage"));
    await owner.sees(repair);
    await owner.inspects("declined");

    await banker.presses(application("decide.reopen"));
    await banker.sees(terms("states.application.under_review"));
  });
}
