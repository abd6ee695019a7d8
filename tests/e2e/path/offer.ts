import { expect } from "@playwright/test";
import { billingPaths } from "#app/shared/billing-paths.ts";
import { paths } from "#app/shared/paths.ts";
import type { BuilderStep } from "#app/domain/offers/form/builder-steps.ts";
import type { Instrument } from "#app/domain/codes/instruments.ts";
import { formatRate } from "#app/i18n/format.ts";
import { dayOn } from "#tests/factories/days.ts";
import type { Person } from "../support/person.ts";

/** Five million over two years at 3.0 % LPR and 45 points, with a fee and one condition, in the reader's unit. */
export async function makesOffer(banker: Person, company: string): Promise<void> {
  const { offer, terms } = banker.words;
  await banker.page.reload();
  await offers(banker, company, "ip_pledge_loan", async () => {
    await typesLoan(banker, offer("builder.fields.amountFen"));
    await toStep(banker, "security");
    await banker.ticks(offer("builder.fields.securityKinds"), terms("securities.class_one_ip"));
  });
  await showsAnnualisedRate(banker);
}

/** Before its first offer; afterwards on the page where it was. */
export async function acceptsFeeAgreement(banker: Person): Promise<void> {
  const { pricing } = banker.words;
  const before = banker.page.url();
  await banker.goes(billingPaths.agreement());
  await banker.reads(pricing("agreement.title"));
  const accepts = banker.main().getByLabel(pricing("agreement.accept"));
  await accepts.check();
  await banker.presses(pricing("agreement.submit"));
  await expect(accepts).toHaveCount(0);
  await banker.page.goto(before);
}

/** From the page of an introduction to an issued offer of thirty days; `write` fills in what it has of its own. */
export async function offers(
  banker: Person,
  company: string,
  instrument: Instrument,
  write: () => Promise<void>,
): Promise<void> {
  const { introduction, offer, terms } = banker.words;
  await banker.reads(introduction("institution.with", { company }));
  await banker.picks(introduction("institution.instrument"), terms(`instruments.${instrument}`));
  await banker.presses(introduction("institution.startOffer"));
  await banker.reads(offer("builder.title", { company }));
  await write();
  await banker.inspects(instrument);
  await typesEnd(banker, dayOn(30));
  await banker.inspects(`${instrument} end`);
  await issues(banker);
  await banker.sees(terms("states.offer.issued"));
  await banker.inspects("issued");
}

/** Shows a step of the builder. */
export async function toStep(banker: Person, step: BuilderStep): Promise<void> {
  const { builder } = banker.words;
  const steps = banker.page.getByRole("navigation", { name: builder("steps.label") });
  await steps.getByRole("button", { name: builder(`steps.names.${step}`) }).click();
  await expect(banker.page.locator(`[data-step="${step}"]`)).toBeVisible();
}

/** The last day of an offer, in the builder's last step. */
export async function typesEnd(banker: Person, day: string): Promise<void> {
  await toStep(banker, "conditions");
  await banker.types(banker.words.offer("builder.fields.expiresOn"), day);
}

/** Five million over two years at 4.2 % in equal instalments; `amount` is the label of the amount. */
export async function typesLoan(banker: Person, amount: string): Promise<void> {
  const { builder, offer, terms } = banker.words;
  const first = banker.part(builder("amount.title"));
  await banker.types(amount, banker.locale === "en" ? "5" : "500", first);
  await banker.types(offer("builder.fields.termMonths"), "24");
  await banker.ticks(offer("builder.fields.repaymentMethod"), terms("repaymentMethods.annuity"));
  await toStep(banker, "price");
  await banker.ticks(offer("builder.fields.rateBasis"), offer("builder.price.fixed"));
  await banker.types(offer("builder.fields.fixedRatePercent"), "4.2");
}

/** Reviews the term sheet, and issues it. */
export async function issues(banker: Person, button = banker.words.offer("builder.issue")): Promise<void> {
  await banker.presses(button);
  await confirmsIssue(banker);
  await banker.page.waitForURL(({ searchParams }) => !searchParams.has("view"));
}

/** On the review of a sheet: types its amount if asked, and issues it. */
export async function confirmsIssue(banker: Person): Promise<void> {
  const { review } = banker.words;
  await banker.sees(review("issue.title"));
  await typesAmount(banker);
  await banker.inspects("to-issue");
  await banker.presses(review("issue.act"));
}

/** Opens the review of an acceptance, types the amount if asked, and confirms it. */
export async function confirmsAcceptance(owner: Person, button: string): Promise<void> {
  const { review } = owner.words;
  await owner.main().getByRole("link", { name: button }).click();
  await owner.sees(review("accept.title"));
  await typesAmount(owner);
  await owner.inspects("to-accept");
  await owner.presses(review("accept.act"));
}

/** The amount of the review, where it is large enough to be typed. */
export async function typesAmount(someone: Person): Promise<void> {
  const field = amountField(someone);
  if ((await field.count()) > 0) await field.fill(await amountToType(someone));
}

export const amountField = (someone: Person) =>
  someone.main().getByLabel(someone.words.review("typed.label"));

/** The amount that the hint of its field states. */
export async function amountToType(someone: Person): Promise<string> {
  const id = (await amountField(someone).getAttribute("id")) ?? "";
  return (await someone.page.locator(`[id="${id}-hint"] data`).getAttribute("value")) ?? "";
}

/** 4.2 % a year in 24 equal instalments is 4.28 % compound, and the page says which it is. */
async function showsAnnualisedRate(reader: Person): Promise<void> {
  const { offer } = reader.words;
  await reader.sees(offer("cost.annualised"));
  await reader.sees(formatRate("4.28"));
}

/** From the comparison, where guarantees stand beside the loans. */
export async function opensOffer(owner: Person, institution: string): Promise<void> {
  const { offer, comparison } = owner.words;
  await owner.goes(paths.company.offers());
  await owner.reads(comparison("title"));
  await owner.inspects("compared");
  const shows = owner.link(comparison("chart.show"));
  if ((await shows.count()) > 0) {
    await shows.click();
    await expect(owner.link(comparison("chart.hide"))).toBeVisible();
    await owner.inspects("payments open");
  }
  await owner.follows(`${comparison("read")} ${institution}`);
  await owner.reads(offer("page.title", { institution }));
}

/** Reads the offer and accepts it. */
export async function accepts(owner: Person, institution: string): Promise<void> {
  const { offer, deal } = owner.words;
  await opensOffer(owner, institution);
  await showsAnnualisedRate(owner);
  await confirmsAcceptance(owner, offer("answer.accept"));
  await expect(owner.page.getByRole("list", { name: deal("steps.label") })).toBeVisible();
}
