import { useLocale, useTranslations } from "use-intl";
import type { Commitment } from "#app/domain/codes/commitments.ts";
import { committedFen, guaranteedPercent } from "#app/domain/offers/terms/offer-terms.ts";
import type { IssuedTerms } from "#app/domain/offers/terms/record-terms.ts";
import type { PricedSheet } from "#app/domain/offers/negotiation/negotiation.ts";
import { formatMoneyShort, formatMonths, formatShare } from "#app/i18n/format.ts";
import { offeredTerm } from "#app/i18n/offered-term.ts";
import { type Fact, FactList } from "#app/components/ui/facts.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { Term, TermList, useTerm } from "#app/components/ui/term.tsx";
import { useRecordFacts } from "./record-facts.tsx";
import { ContractRate, useFeeFormatter } from "./term-formatters.tsx";
import { useDetailFacts, useEquityFacts } from "./term-facts.tsx";

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
  before: PricedSheet;
  after: PricedSheet;
  changed: readonly string[];
}

/** The differences of two sheets, old values struck out beside the new ones. */
export function OfferChanges({ before, after, changed }: OfferChangesProps) {
  const facts = useSheetFacts();
  const marked = markChanges(facts(before), facts(after), changed).filter(({ key }) => changed.includes(key));
  return (
    <>
      {marked.map(({ key, label, value }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </>
  );
}

/** The facts of the new sheet, and those of the old one that it lacks. */
function markChanges(before: readonly Fact[], after: readonly Fact[], changed: readonly string[]): Fact[] {
  const old = new Map(before.map((fact) => [fact.key, fact]));
  const young = new Set(after.map(({ key }) => key));
  const isChanged = ({ key }: Fact) => changed.includes(key);
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

/** A term sheet as facts, by the names of its terms; those of a guarantee say whose loan they describe. */
function useSheetFacts(commitment: Commitment = "capital"): (sheet: PricedSheet) => Fact[] {
  const t = useTranslations("offer");
  const locale = useLocale();
  const fee = useFeeFormatter();
  const ofDetails = useDetailFacts();
  const ofEquity = useEquityFacts();
  const ofRecord = useRecordFacts();
  const noteOf = (note: string | undefined): Fact[] =>
    note === undefined ? [] : [{ key: "note", label: t("terms.note"), value: note }];
  const term = useTerm();
  const isGuarantee = commitment === "guarantee";
  const listed = (words: readonly string[]) =>
    words.length === 0 ? t("terms.none") : words.join(t("terms.comma"));
  return ({ terms, ratePercent }) => {
    const { note } = terms;
    if (terms.instrument === "record") return [...ofRecord(terms), ...noteOf(note)];
    const { conditions, drawdownDays } = terms;
    const first = [
      {
        key: "instrument",
        label: t("terms.instrument"),
        value: offeredTerm(term, commitment, terms.instrument),
      },
      {
        key: "amount",
        label: t(isGuarantee ? "guarantee.loan" : "terms.amount"),
        value: <Money fen={terms.amountFen} />,
      },
      ...(isGuarantee
        ? [
            {
              key: "guaranteed",
              label: t("guarantee.amount"),
              value: <Money fen={committedFen(terms, commitment)} />,
            },
          ]
        : []),
    ];
    const last = [
      {
        key: "conditions",
        label: t(
          isGuarantee
            ? "guarantee.conditions"
            : terms.instrument === "equity"
              ? "terms.conditionsEquity"
              : "terms.conditions",
        ),
        value: listed(conditions),
      },
      ...(drawdownDays === undefined
        ? []
        : [
            {
              key: "drawdownDays",
              label: t("terms.drawdownDays"),
              value: t("terms.withinDays", { days: drawdownDays }),
            },
          ]),
      ...noteOf(note),
    ];
    if (terms.instrument === "equity") return [...first, ...ofEquity(terms), ...last];
    return [
      ...first,
      { key: "term", label: t("terms.term"), value: formatMonths(locale, terms.termMonths) },
      {
        key: "rate",
        label: t(isGuarantee ? "guarantee.rate" : "terms.contractRate"),
        value: <ContractRate terms={terms} ratePercent={ratePercent ?? "0"} />,
      },
      {
        key: "repayment",
        label: t("terms.repayment"),
        value: <Term of="repaymentMethods" code={terms.repaymentMethod} />,
      },
      ...ofDetails(terms),
      { key: "fees", label: t("terms.fees"), value: listed(terms.fees.map(fee)) },
      {
        key: "security",
        label: t(isGuarantee ? "guarantee.security" : "terms.security"),
        value:
          terms.securities.length === 0 ? (
            t("terms.none")
          ) : (
            <TermList of="securities" codes={terms.securities.map(({ kind }) => kind)} />
          ),
      },
      ...last,
    ];
  };
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
