import type { StandingAct } from "#app/domain/events/receipts.ts";
import { FOLLOWS_FROM } from "#app/domain/organizations/institution-moves.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { formatInstant } from "#app/i18n/format.ts";
import { labelsIn } from "#app/i18n/labels.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import type { Sheet } from "./sheet.ts";
import { reasonText, receiptSheet } from "./receipt-sheet.ts";

const moveOf = {
  "institution-restricted": "restrict",
  "institution-suspended": "suspend",
  "institution-terminated": "terminate",
} as const satisfies Readonly<Record<StandingAct, string>>;

export interface RecordedStanding {
  act: StandingAct;
  at: Date;
  /** An admin; the platform itself where a licence has expired. */
  actorKind: string;
  nameZh: string;
  nameEn: string | null;
  uscc: string | null;
  /** The admin's name; null to the institution. */
  person: string | null;
  reasonCode: string | null;
  /** What the admin wrote to the institution. */
  note: string | null;
}

/** The receipt of an admin's act on an institution, in one language: of whom, when, why, in which words, and what follows. */
export function composeStandingReceipt(
  locale: Locale,
  { act, at, actorKind, nameZh, nameEn, uscc, person, reasonCode, note }: RecordedStanding,
): Sheet {
  const t = translator(locale, "receipt");
  const follows = translator(locale, "binding.standing");
  const labels = labelsIn(locale);
  const what = translator(locale, "terms")(`events.${act}`);
  return receiptSheet(locale, { what, number: uscc ?? nameZh, at }, [
    {
      title: t("act"),
      facts: [
        { label: t("what"), value: what },
        { label: t("when"), value: formatInstant(locale, at) },
        { label: t("by"), value: labels("parties", actorKind) },
        ...(person === null ? [] : [{ label: t("person"), value: person }]),
        {
          label: translator(locale, "sheet")("institution"),
          value: inLanguage(locale, nameZh, nameEn),
        },
        ...(uscc === null ? [] : [{ label: t("creditCode"), value: uscc }]),
        ...(reasonCode === null
          ? []
          : [{ label: t("reason"), value: reasonText(locale, "institutionReasons", reasonCode) }]),
        ...(note === null ? [] : [{ label: t("words"), value: note }]),
      ],
    },
    {
      title: t("follows"),
      paragraphs: FOLLOWS_FROM[moveOf[act]].map((key) => follows(key)),
    },
  ]);
}
