import { inLanguage } from "#app/i18n/bilingual.ts";
import { formatInstant } from "#app/i18n/format.ts";
import { labelsIn } from "#app/i18n/labels.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import type { Sheet } from "./sheet.ts";
import { receiptSheet } from "./receipt-sheet.ts";

export interface RecordedSuspension {
  at: Date;
  nameZh: string;
  nameEn: string | null;
  uscc: string | null;
  /** The admin's name; null to the institution. */
  person: string | null;
  reasonCode: string | null;
  /** What the admin wrote to the institution. */
  note: string | null;
}

/** The receipt of a suspension, in one language: of whom, when, why, in which words, and what follows. */
export function composeSuspensionReceipt(
  locale: Locale,
  { at, nameZh, nameEn, uscc, person, reasonCode, note }: RecordedSuspension,
): Sheet {
  const t = translator(locale, "receipt");
  const review = translator(locale, "review");
  const labels = labelsIn(locale);
  const what = translator(locale, "terms")("events.institution-suspended");
  return receiptSheet(locale, { what, number: uscc ?? nameZh, at }, [
    {
      title: t("act"),
      facts: [
        { label: t("what"), value: what },
        { label: t("when"), value: formatInstant(locale, at) },
        { label: t("by"), value: labels("parties", "admin") },
        ...(person === null ? [] : [{ label: t("person"), value: person }]),
        {
          label: translator(locale, "sheet")("institution"),
          value: inLanguage(locale, nameZh, nameEn),
        },
        ...(uscc === null ? [] : [{ label: t("creditCode"), value: uscc }]),
        ...(reasonCode === null
          ? []
          : [{ label: t("reason"), value: labels("institutionReasons", reasonCode) }]),
        ...(note === null ? [] : [{ label: t("words"), value: note }]),
      ],
    },
    {
      title: t("follows"),
      paragraphs: (["stops", "mandates", "deals", "second"] as const).map((key) => review(`suspend.${key}`)),
    },
  ]);
}
