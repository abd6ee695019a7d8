import { labelsIn } from "#app/i18n/labels.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import type { Sheet, SheetPart } from "./sheet.ts";

/** The frame of each receipt: what the act was, and its number on each page. */
export function receiptSheet(
  locale: Locale,
  { what, number, at }: { what: string; number: string; at: Date },
  parts: readonly SheetPart[],
): Sheet {
  const t = translator(locale, "receipt");
  return {
    locale,
    title: t("title"),
    lead: t("lead", { what, number }),
    madeAt: at,
    foot: t("foot", { number }),
    pageOf: translator(locale, "sheet")("page", { page: "{page}", pages: "{pages}" }),
    parts,
  };
}

type Reasons = "moderationReasons" | "declineReasons" | "dealEndReasons" | "institutionReasons";

/** A reason as a receipt names it: forms say beside "other" that words are needed. */
export function reasonText(locale: Locale, of: Reasons, code: string): string {
  return code === "other" ? translator(locale, "receipt")("otherReason") : labelsIn(locale)(of, code);
}
