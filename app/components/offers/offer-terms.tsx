import { useLocale, useTranslations } from "use-intl";
import type { Commitment } from "#app/domain/codes/commitments.ts";
import { committedFen, guaranteedPercent } from "#app/domain/offers/terms/offer-terms.ts";
import type { LoanTerms } from "#app/domain/offers/terms/loan-terms.ts";
import type { IssuedTerms } from "#app/domain/offers/terms/record-terms.ts";
import type { PricedSheet } from "#app/domain/offers/negotiation/negotiation.ts";
import { formatMoneyShort, formatShare } from "#app/i18n/format.ts";
import { Fact, FactList, type ListedFact } from "#app/components/ui/facts.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { shownTerms } from "#app/shared/offer-terms.ts";
import { NotStated } from "./not-stated.tsx";
import { useTermLanguage } from "./term-formatters.ts";

interface OfferTermsProps extends PricedSheet {
  commitment: Commitment;
  before?: PricedSheet | undefined;
  changed?: readonly string[] | undefined;
}

/** A formatted term sheet, the same on every page; given the sheet that it changes, differences are marked. */
export function OfferTerms({ commitment, before, changed = [], ...sheet }: OfferTermsProps) {
  const facts = useSheetFacts(commitment);
  return (
    <FactList
      facts={before === undefined ? facts(sheet) : markChanges(facts(before), facts(sheet), changed)}
    />
  );
}

interface OfferChangesProps {
  commitment: Commitment;
  before: PricedSheet;
  after: PricedSheet;
  changed: readonly string[];
}

/** The differences of two sheets, old values struck out beside the new ones. */
export function OfferChanges({ commitment, before, after, changed }: OfferChangesProps) {
  const facts = useSheetFacts(commitment);
  const marked = markChanges(facts(before), facts(after), changed).filter(({ key }) => changed.includes(key));
  return (
    <>
      {marked.map(({ key, ...fact }) => (
        <Fact key={key} {...fact} />
      ))}
    </>
  );
}

/** The facts of the new sheet, and those of the old one that it lacks. */
function markChanges(
  before: readonly ListedFact[],
  after: readonly ListedFact[],
  changed: readonly string[],
): ListedFact[] {
  const old = new Map(before.map((fact) => [fact.key, fact]));
  const young = new Set(after.map(({ key }) => key));
  const isChanged = ({ key }: ListedFact) => changed.includes(key);
  return [
    ...after.map((fact) => {
      if (!isChanged(fact)) return fact;
      const was = old.get(fact.key);
      return {
        ...fact,
        value: (
          <>
            {was === undefined ? null : <del>{was.value}</del>}
            <ins>{fact.value}</ins>
          </>
        ),
      };
    }),
    ...before
      .filter((fact) => isChanged(fact) && !young.has(fact.key))
      .map((fact) => ({ ...fact, value: <del>{fact.value}</del> })),
  ];
}

/** A term sheet as facts, by the names of its terms. */
function useSheetFacts(commitment: Commitment): (sheet: PricedSheet) => ListedFact[] {
  const language = useTermLanguage();
  const comma = useTranslations("common.words")("comma");
  const securities = (terms: LoanTerms) =>
    terms.securities.map(({ kind }) => language.labels("securities", kind)).join(comma);
  return (sheet) =>
    shownTerms(language, { ...sheet, commitment }, securities).map(({ value, ...term }) => ({
      ...term,
      value: value === null ? <NotStated /> : typeof value === "bigint" ? <Money fen={value} /> : value,
    }));
}

/** Explains a guarantor's offer: no money, and whose rate and instalments are shown. */
export function GuaranteeNotice({ terms, institution }: { terms: IssuedTerms; institution: string }) {
  const t = useTranslations("offer.guarantee");
  const locale = useLocale();
  return (
    <Notice>
      <p className="small">
        {t("notice", {
          institution,
          part: formatShare(guaranteedPercent(terms)),
          loan: formatMoneyShort(locale, terms.amountFen),
          amount: formatMoneyShort(locale, committedFen(terms, "guarantee")),
        })}
      </p>
    </Notice>
  );
}
