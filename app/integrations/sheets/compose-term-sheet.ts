import type { PlatformFee } from "#app/domain/billing/fee.ts";
import type { Commitment } from "#app/domain/codes/commitments.ts";
import { groupedFingerprint } from "#app/domain/offers/terms/fingerprint.ts";
import type { OfferFigures } from "#app/domain/offers/cost/figures.ts";
import { committedFen, guaranteedPercent } from "#app/domain/offers/terms/offer-terms.ts";
import type { IssuedTerms } from "#app/domain/offers/terms/record-terms.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { formatDay, formatInstant, formatMoneyShort, formatShare } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { dayOf } from "#app/lib/days.ts";
import { runningNumber } from "#app/lib/running-number.ts";
import { figureParts } from "./figure-parts.ts";
import type { Sheet } from "./sheet.ts";
import { conditionParts, termFacts } from "./term-facts.ts";

/** An issued version as sealed, with the figures that follow from its terms. */
export interface SealedVersion extends OfferFigures {
  version: number;
  offerNumber: bigint;
  fingerprint: string;
  companyNameZh: string;
  companyNameEn: string | null;
  companyCode: string;
  institutionNameZh: string;
  institutionNameEn: string | null;
  issuedAt: Date;
  expiresAt: Date;
  commitment: Commitment;
  terms: IssuedTerms;
  ratePercent: string | null;
  platformFee: PlatformFee;
  /** The address that checks the fingerprint. */
  checkedAt: string;
}

/** A term sheet in one language: every term, the cost, each instalment, and how to check it. */
export function composeTermSheet(locale: Locale, sealed: SealedVersion): Sheet {
  const t = translator(locale, "sheet");
  const offer = translator(locale, "offer");
  const { commitment, version, offerNumber, issuedAt, expiresAt } = sealed;
  const number = runningNumber("offer", offerNumber);
  const institution = inLanguage(locale, sealed.institutionNameZh, sealed.institutionNameEn);
  const company = inLanguage(locale, sealed.companyNameZh, sealed.companyNameEn);
  return {
    locale,
    title: t("title"),
    lead: offer("page.number", { number, version }),
    madeAt: issuedAt,
    foot: t("foot", { number, version, start: sealed.fingerprint.slice(0, 8) }),
    pageOf: t("page", { page: "{page}", pages: "{pages}" }),
    parts: [
      {
        title: t("parties"),
        facts: [
          { label: t("institution"), value: institution },
          { label: t("company"), value: company },
          { label: t("companyCode"), value: sealed.companyCode },
          { label: t("issued"), value: formatInstant(locale, issuedAt) },
          { label: t("expires"), value: formatInstant(locale, expiresAt) },
        ],
      },
      {
        title: offer("page.terms"),
        facts: termFacts(locale, sealed),
        ...(commitment === "guarantee" ? { paragraphs: [guaranteeWords(locale, sealed)] } : {}),
      },
      ...conditionParts(locale, sealed),
      ...figureParts(locale, sealed),
      {
        title: t("check"),
        paragraphs: [
          t("checkText", { day: formatDay(locale, dayOf(issuedAt)) }),
          groupedFingerprint(sealed.fingerprint),
        ],
        link: sealed.checkedAt,
      },
      { title: t("role"), paragraphs: [t("roleText")] },
    ],
  };
}

/** The loan to which the figures of a guarantee refer. */
function guaranteeWords(
  locale: Locale,
  { terms, institutionNameZh, institutionNameEn }: SealedVersion,
): string {
  return translator(locale, "offer")("guarantee.notice", {
    institution: inLanguage(locale, institutionNameZh, institutionNameEn),
    part: formatShare(guaranteedPercent(terms)),
    loan: formatMoneyShort(locale, terms.amountFen),
    amount: formatMoneyShort(locale, committedFen(terms, "guarantee")),
  });
}
