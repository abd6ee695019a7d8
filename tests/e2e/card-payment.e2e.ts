import { expect } from "@playwright/test";
import { billingPaths } from "#app/shared/billing-paths.ts";
import { paths } from "#app/shared/paths.ts";
import { actsAtProvider, numberOfInvoice, paysByCard, seesLater } from "./path/billing.ts";
import { requestsAndPaysDrawdown, signsContract } from "./path/deal.ts";
import { confirmsAcceptance } from "./path/offer.ts";
import { languagesOf } from "./support/languages.ts";
import { test } from "./support/test.ts";

for (const locale of languagesOf("card payment")) {
  test(`an invoice is paid by card, charged back, and paid again when that is won (${locale})`, async ({
    meet,
    testData,
    page,
  }) => {
    const { bank, owner, banker, offerId } = await meet("offered", { locale, isInspected: true });
    const { terms } = banker.words;
    await owner.goes(paths.company.offer(offerId));
    await confirmsAcceptance(owner, owner.words.offer("answer.accept"));
    await expect(owner.page).toHaveURL(/\/company\/deals\//);
    await signsContract({ owner, banker });
    await requestsAndPaysDrawdown({ owner, banker }, { yuan: "5000000", shown: "5,000,000" });

    const invoice = billingPaths.invoice(await testData.invoiced(bank, { hasStripe: true }));
    await banker.goes(invoice);
    await paysByCard(banker);
    await banker.goes(invoice);
    await seesLater(banker, terms("states.invoice.settled"));
    await banker.inspects("paid by card");

    const number = await numberOfInvoice(banker);
    await actsAtProvider(page, number, "Open a dispute");
    await seesLater(banker, terms("states.fee.charged_back"));
    await banker.sees(terms("states.invoice.open"));
    await banker.inspects("charged back");
    await actsAtProvider(page, number, "Win");
    await seesLater(banker, terms("states.invoice.settled"));
    await banker.inspects("won");
  });
}
