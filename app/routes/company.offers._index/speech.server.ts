import type { OfferSummary } from "#app/domain/offers/view.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import {
  formatAmount,
  formatDeadline,
  formatInstant,
  formatMoneyExact,
  formatMoneyShort,
} from "#app/i18n/format.ts";
import { moneyValue } from "#app/i18n/format.ts";
import { labelsIn } from "#app/i18n/labels.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import type { TermLanguage } from "#app/shared/offer-terms.ts";
import type { CellShown, OfferShown } from "./shown.ts";

/** The reader's language with the messages of this page and of term sheets. */
export interface Speech extends TermLanguage {
  c: ReturnType<typeof translator<"comparison">>;
  now: Date;
}

export function speechIn(locale: Locale, now: Date): Speech {
  return {
    locale,
    now,
    c: translator(locale, "comparison"),
    t: translator(locale, "offer"),
    labels: labelsIn(locale),
  };
}

/** An amount in a column whose head names the unit. */
export function exactCell(fen: bigint): CellShown {
  return { text: formatAmount(fen), value: moneyValue(fen) };
}

/** A short amount with its exact one. */
export function moneyCell(locale: Locale, fen: bigint): CellShown {
  return {
    text: formatMoneyShort(locale, fen),
    value: moneyValue(fen),
    exact: formatMoneyExact(locale, fen),
  };
}

export function nameOf(locale: Locale, { institution }: Pick<OfferSummary, "institution">): string {
  return inLanguage(locale, institution.nameZh, institution.nameEn);
}

export function untilOf({ locale, now }: Speech, { expiresAt }: OfferSummary): OfferShown["until"] {
  if (expiresAt === null) return null;
  return {
    at: expiresAt.toISOString(),
    text: formatDeadline(locale, expiresAt, now),
    exact: formatInstant(locale, expiresAt),
  };
}
