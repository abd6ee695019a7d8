import type { Commitment } from "#app/domain/codes/commitments.ts";
import type { PricedSheet } from "#app/domain/offers/negotiation/negotiation.ts";
import { formatMoneyExact } from "#app/i18n/format.ts";
import { labelsIn } from "#app/i18n/labels.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { conditionsTitle, shownTerms } from "#app/shared/offer-terms.ts";
import type { SheetFact, SheetPart } from "./sheet.ts";

/** Every term but conditions and note, in the order and with the texts of the pages that show an offer. */
export function termFacts(locale: Locale, sheet: PricedSheet & { commitment: Commitment }): SheetFact[] {
  const t = translator(locale, "offer");
  const labels = labelsIn(locale);
  const textOf = (value: string | bigint | null) => {
    if (value === null) return t("terms.untold");
    return typeof value === "bigint" ? formatMoneyExact(locale, value) : value;
  };
  return shownTerms({ locale, t, labels }, sheet, ({ securities }) =>
    securities
      .map(({ kind, description }) => [labels("securities", kind), description].filter(Boolean).join(" "))
      .join(t("terms.comma")),
  )
    .filter(({ key }) => key !== "conditions" && key !== "note")
    .map(({ label, value }) => ({ label, value: textOf(value) }));
}

/** What comes before the money, one by one, and the institution's note, if there is one. */
export function conditionParts(locale: Locale, sheet: PricedSheet & { commitment: Commitment }): SheetPart[] {
  const t = translator(locale, "offer");
  const { conditions, note, instrument } = sheet.terms;
  const none = t(instrument === "record" ? "terms.untold" : "terms.none");
  return [
    {
      title: t(conditionsTitle(sheet)),
      paragraphs: conditions.length === 0 ? [none] : conditions.map((words, i) => `${i + 1}. ${words}`),
    },
    ...(note === undefined ? [] : [{ title: t("terms.note"), paragraphs: [note] }]),
  ];
}
