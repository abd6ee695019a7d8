import { expect } from "@playwright/test";
import { paths } from "#app/shared/paths.ts";
import { addDays, dayOf } from "#app/lib/days.ts";
import { formatRate } from "#app/i18n/format.ts";
import type { Person } from "../support/person.ts";

/** Five million over two years at 3.0 % LPR and 45 points, with a fee and one condition, in the reader's unit. */
export async function makesOffer(banker: Person, company: string): Promise<void> {
  const { introduction, offer, terms } = banker.words;
  await banker.page.reload();
  await banker.reads(introduction("institution.with", { company }));
  await banker.picks(introduction("institution.instrument"), terms("instruments.ip_pledge_loan"));
  await banker.presses(introduction("institution.startOffer"));
  await banker.reads(offer("builder.title", { company }));
  const price = banker.part(offer("builder.price.title"));
  await banker.types(offer("builder.fields.amountFen"), banker.locale === "en" ? "5" : "500", price);
  await banker.ticks(offer("builder.fields.rateBasis"), offer("builder.price.fixed"));
  await banker.types(offer("builder.fields.fixedRatePercent"), "4.2");
  await banker.types(offer("builder.fields.termMonths"), "24");
  await banker.ticks(offer("builder.fields.repaymentMethod"), terms("repaymentMethods.annuity"));
  await banker.ticks(offer("builder.fields.securityKinds"), terms("securities.class_one_ip"));
  await banker.types(offer("builder.fields.expiresOn"), addDays(dayOf(new Date()), 30));
  await issues(banker);
  await banker.sees(terms("states.offer.issued"));
  await banker.inspects("issued");
  await showsAnnualisedRate(banker);
}

/** Reviews the term sheet, and issues it. */
export async function issues(banker: Person, button = banker.words.offer("builder.issue")): Promise<void> {
  const { offer } = banker.words;
  await banker.presses(button);
  await banker.sees(offer("confirm.issueTitle"));
  await banker.inspects("to-issue");
  await banker.presses(offer("confirm.issue"));
  await banker.page.waitForURL(({ searchParams }) => !searchParams.has("view"));
}

/** Opens the confirmation of an acceptance, and confirms it. */
export async function confirmsAcceptance(owner: Person, button: string): Promise<void> {
  const { offer } = owner.words;
  await owner.unfolds(button);
  await owner.inspects("to-accept");
  await owner.presses(offer("confirm.accept.act"));
}

/** 4.2 % a year in 24 equal instalments is 4.28 % compound, and the page says which it is. */
async function showsAnnualisedRate(reader: Person): Promise<void> {
  const { offer } = reader.words;
  await reader.sees(offer("cost.annualised"));
  await reader.sees(formatRate("4.28"));
}

/** Reads the offer and accepts it. */
export async function accepts(owner: Person, institution: string): Promise<void> {
  const { offer, deal } = owner.words;
  await owner.goes(paths.company.offers());
  await owner.reads(offer("compare.title"));
  await owner
    .main()
    .getByRole("link", { name: offer("compare.read") })
    .first()
    .click();
  await owner.reads(offer("page.title", { institution }));
  await showsAnnualisedRate(owner);
  await confirmsAcceptance(owner, offer("answer.accept"));
  await expect(owner.page.getByRole("list", { name: deal("milestones.label") })).toBeVisible();
}
