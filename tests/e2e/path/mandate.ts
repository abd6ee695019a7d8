import { expect } from "@playwright/test";
import { paths } from "#app/shared/paths.ts";
import { addDays, dayOf } from "#app/lib/days.ts";
import type { Person } from "../support/person.ts";
import type { InstitutionTexts } from "../support/test-texts.ts";

/** Writes a mandate for loans of 1 to 10 million, beside the count of who fits it, and puts it in force. */
export async function writesMandate(banker: Person, texts: InstitutionTexts): Promise<void> {
  const { mandate, matching } = banker.words;
  await startsMandate(banker);
  await typesMandate(banker, texts);
  await expect.poll(() => fitsNow(banker)).toBeGreaterThan(0);
  await banker.inspects("written");
  await banker.presses(mandate("edit.submitFirst"));
  await banker.reads(matching("opportunities.title"));
}

export async function startsMandate(banker: Person): Promise<void> {
  const { mandate } = banker.words;
  await banker.goes(paths.institution.mandates());
  await banker.reads(mandate("title"));
  await banker.presses(mandate("list.start"));
  await banker.reads(mandate("edit.newTitle"));
  await banker.isReady();
}

export async function typesMandate(banker: Person, texts: InstitutionTexts): Promise<void> {
  const { mandate, terms } = banker.words;
  const today = dayOf(new Date());
  const [least, most, budget] = banker.locale === "en" ? ["1", "10", "100"] : ["100", "1000", "1 亿"];
  await banker.types(mandate("edit.name"), texts.mandate);
  await banker.ticks(mandate("edit.instruments"), terms("instruments.ip_pledge_loan"));
  await banker.types(mandate("edit.amountMin"), least ?? "");
  await banker.types(mandate("edit.amountMax"), most ?? "");
  await banker.types(mandate("edit.termMin"), "6");
  await banker.types(mandate("edit.termMax"), "48");
  await banker.types(mandate("edit.priceMin"), "3.2");
  await banker.types(mandate("edit.priceMax"), "6");
  await banker.types(mandate("edit.budget"), budget ?? "");
  await banker.types(mandate("edit.cap"), "12");
  await banker.types(mandate("edit.validFrom"), today);
  await banker.types(mandate("edit.validUntil"), addDays(today, 300));
}

/** The live count of prospects that fit the current form. */
export async function fitsNow(banker: Person): Promise<number> {
  const { mandate } = banker.words;
  const count = banker.page
    .getByRole("complementary", { name: mandate("preview.label") })
    .getByRole("status");
  return Number(/[\d,]+/.exec(await count.innerText())?.[0].replaceAll(",", ""));
}
