import type { Commitment } from "#app/domain/codes/commitments.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { formatMoneyShort } from "#app/i18n/format.ts";
import { labelsIn } from "#app/i18n/labels.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { offeredTerm } from "#app/i18n/offered-term.ts";
import { translator } from "#app/i18n/translator.ts";

/** What names a matter to its institution. The company's names are null while no consent opens them. */
export interface NamedMatter {
  companyNameZh: string | null;
  companyNameEn: string | null;
  /** Of the teaser, as far as it is published. */
  headlineZh: string | null;
  headlineEn: string | null;
}

interface OwnTerms {
  commitment: Commitment;
  instrument: string;
  amountFen: bigint | null;
}

interface OwnMandate {
  mandateNameZh: string | null;
  mandateNameEn: string | null;
}

/** What the institution wrote itself: terms, or the mandate under which the matter began. */
type OwnWords =
  | ({ kind: "offer" } & OwnTerms)
  | ({ kind: "deal" } & OwnTerms)
  | ({ kind: "introduction" } & OwnMandate)
  | ({ kind: "application" } & OwnMandate);

/**
 * The title of a matter in its institution's lists: the company as far as the consent names it, else its published
 * teaser, else only what the institution wrote itself; never a number alone.
 */
export function matterTitle(locale: Locale, matter: NamedMatter, own: OwnWords): string {
  const { companyNameZh, companyNameEn, headlineZh, headlineEn } = matter;
  const open = inLanguage(locale, companyNameZh ?? headlineZh, companyNameEn ?? headlineEn);
  if (open !== "") return open;
  const t = translator(locale, "steps.title");
  if (own.kind === "offer" || own.kind === "deal") {
    const offered = offeredTerm(labelsIn(locale), own.commitment, own.instrument);
    return own.amountFen === null || own.amountFen === 0n
      ? offered
      : t("unnamedOffer", { offered, amount: formatMoneyShort(locale, own.amountFen) });
  }
  const mandate = inLanguage(locale, own.mandateNameZh, own.mandateNameEn);
  return t(mandate === "" ? `unnamed_${own.kind}` : `under_${own.kind}`, { mandate });
}
