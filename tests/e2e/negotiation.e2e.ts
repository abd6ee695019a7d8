import { expect } from "@playwright/test";
import { confirmsAcceptance, issues, typesEnd } from "./path/offer.ts";
import { paths } from "#app/shared/paths.ts";
import { addDays, dayOf } from "#app/lib/days.ts";
import { languagesOf } from "./support/languages.ts";
import type { Person } from "./support/person.ts";
import { test } from "./support/test.ts";

/** On a phone, where the decision is below the terms, the bar leads there; on a wide screen it is beside them. */
async function leadsDown({ page }: Person, words: string, to: string): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 1280, height: 900 };
  const link = page.getByRole("link", { name: words, exact: true });
  await expect(link).toBeHidden();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.locator(`#${to}`)).not.toBeInViewport();
  await link.click();
  await expect(page.locator(`#${to}`)).toBeInViewport();
  await page.setViewportSize({ width, height });
}

for (const locale of languagesOf("negotiation")) {
  test(`a loan is countered, revised and accepted, and each side sees the differences (${locale})`, async ({
    meet,
  }) => {
    const { bank, company, banker, owner, offerId } = await meet("offered", { locale, isInspected: true });
    const { offer } = owner.words;

    await owner.goes(paths.company.offer(offerId));
    await owner.types(offer("terms.term"), "36");
    await expect(owner.main().getByText(offer("counter.total")).filter({ visible: true })).toHaveCount(1);
    await owner.types(offer("counter.why"), company.texts.purposeNote);
    await owner.presses(offer("counter.send"));
    await owner.sees(offer("answer.countered", { institution: bank.texts.name }));
    // The institution answers next: the company is not asked anything, and another round is folded.
    await expect(owner.main().getByText(offer("answer.question"), { exact: true })).toHaveCount(0);
    await expect(owner.field(offer("counter.why"))).toBeHidden();
    await owner.inspects("countered");
    await leadsDown(owner, offer("answer.toOptions"), "answer");

    await banker.goes(paths.institution.offer(offerId));
    await banker.sees(company.texts.purposeNote);
    await banker.inspects("countered");
    await leadsDown(banker, offer("revise.toAnswer"), "next");
    await banker.presses(offer("revise.fromCounter"));
    await banker.sees(offer("revise.lead", { version: "1" }));
    await expect(banker.field(offer("builder.fields.termMonths"))).toHaveValue("36");
    await typesEnd(banker, addDays(dayOf(new Date()), 40));
    await banker.inspects("revising");
    await issues(banker, offer("revise.issue", { version: "2" }));
    await expect(banker.page).not.toHaveURL(/view=write/);
    await banker.sees(offer("versions.version", { version: "2" }));

    await owner.goes(paths.company.offer(offerId));
    await owner.sees(offer("versions.version", { version: "2" }));
    await owner.inspects("revised");
    await confirmsAcceptance(owner, offer("answer.accept"));
    await expect(owner.page).toHaveURL(/\/company\/deals\//);
  });
}
