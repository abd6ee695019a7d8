import { inLanguage } from "#app/i18n/bilingual.ts";
import { formatDay, formatMoneyShort } from "#app/i18n/format.ts";
import { labelsIn } from "#app/i18n/labels.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { dayOf } from "#app/lib/days.ts";
import type { Commitment } from "#app/domain/codes/commitments.ts";

/** What names a deal. The company's names are null to an institution whose consent doesn't open them now. */
export interface NamedDeal {
  commitment: Commitment;
  instrument: string;
  amountFen: bigint;
  acceptedAt: Date;
  companyNameZh: string | null;
  companyNameEn: string | null;
  institutionNameZh: string;
  institutionNameEn: string | null;
  /** Of the teaser, as far as it is published. */
  headlineZh: string | null;
  headlineEn: string | null;
  purpose: string | null;
}

/**
 * How a side calls the other: an institution by its name, a company by its name while the consent discloses it, then by
 * the headline of its teaser; empty where neither is there.
 */
export function partyOfDeal(locale: Locale, deal: NamedDeal, viewer: "company" | "institution"): string {
  return nameOfOther(locale, deal, viewer) || inLanguage(locale, deal.headlineZh, deal.headlineEn);
}

/** How sentences call the other side: by its name or, while that is not disclosed, empty; a headline does nothing. */
export function nameOfOther(locale: Locale, deal: NamedDeal, viewer: "company" | "institution"): string {
  return viewer === "company"
    ? inLanguage(locale, deal.institutionNameZh, deal.institutionNameEn)
    : inLanguage(locale, deal.companyNameZh, deal.companyNameEn);
}

/** The title of a deal for one of its sides: the other side and the purpose; never a number alone. */
export function dealTitle(locale: Locale, deal: NamedDeal, viewer: "company" | "institution"): string {
  const t = translator(locale, "steps.title");
  const term = labelsIn(locale);
  const party = partyOfDeal(locale, deal, viewer);
  const isGuarantee = deal.commitment === "guarantee";
  const instrument = term("instruments", deal.instrument);
  if (party === "") {
    const amount = formatMoneyShort(locale, deal.amountFen);
    const day = formatDay(locale, dayOf(deal.acceptedAt));
    return t(isGuarantee ? "unnamedGuarantee" : "unnamed", { instrument, amount, day });
  }
  const kind = isGuarantee ? (`${viewer}Guarantee` as const) : viewer;
  const values = { instrument, institution: party, company: party };
  return deal.purpose === null
    ? t(kind, values)
    : t(`${kind}For`, { ...values, purpose: term("purposes", deal.purpose) });
}
