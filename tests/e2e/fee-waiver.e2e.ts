import { expect } from "@playwright/test";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { confirms } from "./path/accounts.ts";
import { languagesOf } from "./support/languages.ts";
import { test } from "./support/test.ts";

const whole = { inspects: "on-desktop-and-phone" } as const;

for (const locale of languagesOf("fee waiver")) {
  test(`a fee is waived by two admins, each with the second factor (${locale})`, async ({
    comesBack,
    testData,
  }) => {
    const [lender, company] = await Promise.all([testData.bank(locale), testData.published(locale)]);
    await testData.drawn(lender, company);
    const [first, second] = [await testData.financeAdmin(locale), await testData.financeAdmin(locale)];
    const ann = await comesBack(first, { locale, ...whole });
    const { billingAdmin: words, forms } = ann.words;
    await ann.goes(adminPaths.home());
    await ann.alwaysInspects("start page");
    await ann.follows(words("admin.see"));
    await ann.reads(words("today.title"));
    await ann.alwaysInspects("money today");
    await ann.presses(words("today.runNow"));
    await ann.reads(words("today.title"));

    await ann.follows(words("tabs.fees"));
    await ann.reads(words("fees.title"));
    await ann.presses(words("fees.act"));
    await ann.sees(forms("required"));
    await ann.alwaysInspects("nothing chosen");
    const which = ann.field(words("fees.which"));
    const option = which.getByRole("option").filter({ hasText: lender.texts.name });
    await which.selectOption((await option.first().getAttribute("value")) ?? "");
    const reason = `A pilot of the ${locale} desk, ${first.texts.email}`;
    await ann.types(words("fees.reason"), reason);
    await testData.waitsSixMinutes(first);
    await ann.presses(words("fees.act"));
    await confirms(ann);
    await ann.reads(words("proposals.title"));
    await ann.sees(reason);
    await ann.sees(words("proposals.yours"));
    await ann.alwaysInspects("proposed");

    const bo = await comesBack(second, { locale, ...whole });
    await bo.goes(adminPaths.feeProposals());
    await bo.reads(words("proposals.title"));
    await bo.alwaysInspects("to confirm");
    const row = bo.main().getByRole("row").filter({ hasText: reason });
    await testData.waitsSixMinutes(second);
    await row.getByRole("button", { name: words("proposals.confirm") }).click();
    await confirms(bo);
    await bo.reads(words("proposals.title"));
    const earlier = bo.part(words("proposals.settled"));
    await expect(earlier.getByRole("row").filter({ hasText: reason })).toContainText(
      words("proposals.states.confirmed"),
    );
    await bo.alwaysInspects("confirmed");
    await ann.page.reload();
    await expect(ann.main().getByText(words("proposals.yours"))).toHaveCount(0);
  });

  test(`an invoice is made void and issued again (${locale})`, async ({ comesBack, testData }) => {
    const ann = await comesBack(await testData.financeAdmin(locale), { locale, ...whole });
    const { billingAdmin: words, terms } = ann.words;
    const { number } = await testData.oldInvoice(locale === "en" ? 0 : 1);
    await ann.goes(adminPaths.invoices());
    await ann.reads(words("invoices.title"));
    await ann.alwaysInspects("list");
    await ann.types(words("invoices.search"), number);
    await ann.presses(words("invoices.searchButton"));
    // By its number: the whole list stands there until the result has come.
    await ann.main().getByRole("table").getByRole("link", { name: number }).click();
    await ann.reads(words("invoice.title", { number }));
    await ann.alwaysInspects("unpaid");
    await ann.follows(words("invoice.void"));
    await ann.part(words("voiding.title")).waitFor();
    await ann.inspects("voiding");
    await ann.presses(words("voiding.act"));
    await ann.alwaysInspects("without a reason");
    await ann.types(words("voiding.reason"), "抬头有误。");
    await ann.ticks(words("voiding.after"), words("voiding.afters.reissue"));
    await ann.presses(words("voiding.act"));
    // The page of the act links to the voided invoice too: the new one's has come once the form is gone.
    await expect(ann.button(words("voiding.act"))).toHaveCount(0);
    await expect(ann.page.getByRole("heading", { level: 1 })).not.toHaveText(
      words("invoice.title", { number }),
    );
    await ann.alwaysInspects("issued again");
    await ann.follows(number);
    await ann.reads(words("invoice.title", { number }));
    await ann.sees(terms("states.invoice.void"));
    await ann.sees("抬头有误。");
    await ann.alwaysInspects("void");
  });
}
