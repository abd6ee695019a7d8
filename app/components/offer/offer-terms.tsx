import { useLocale, useTranslations } from "use-intl";
import type { LoanFee, LoanTerms } from "#app/domain/offers/loan-terms.ts";
import type { PricedSheet } from "#app/domain/offers/negotiation.ts";
import { formatMoneyExact, formatMonths, formatRate, formatSpread } from "#app/i18n/format.ts";
import { type Fact, FactList } from "../ui/facts.tsx";
import { Money } from "../ui/money.tsx";
import { Term, TermList, useTerm } from "../ui/term.tsx";
import { useRecordFacts } from "./record-facts.tsx";
import { useDetailFacts, useEquityFacts } from "./term-facts.tsx";

/** A term sheet in words, the same on every page that shows one; with the one that it changes, what differs is marked. */
export function OfferTerms({
  before,
  changed = [],
  ...sheet
}: PricedSheet & { before?: PricedSheet | undefined; changed?: readonly string[] | undefined }) {
  const facts = useSheetFacts();
  return (
    <FactList
      facts={before === undefined ? facts(sheet) : markChanges(facts(before), facts(sheet), changed)}
    />
  );
}

/** What differs between two sheets, the old value struck out beside the new one. */
export function OfferChanges({
  before,
  after,
  changed,
}: {
  before: PricedSheet;
  after: PricedSheet;
  changed: readonly string[];
}) {
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

/** The facts of the new sheet, and of the old one those that it has no longer. */
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

/** A term sheet as facts, by the names of its terms. */
function useSheetFacts(): (sheet: PricedSheet) => Fact[] {
  const t = useTranslations("offer");
  const locale = useLocale();
  const fee = useFeeWords();
  const ofDetails = useDetailFacts();
  const ofEquity = useEquityFacts();
  const ofRecord = useRecordFacts();
  const noteOf = (note: string | undefined): Fact[] =>
    note === undefined ? [] : [{ key: "note", label: t("terms.note"), value: note }];
  const listed = (words: readonly string[]) =>
    words.length === 0 ? t("terms.none") : words.join(t("terms.comma"));
  return ({ terms, ratePercent }) => {
    const { conditions, note } = terms;
    if (terms.instrument === "record") return [...ofRecord(terms), ...noteOf(note)];
    const first = [
      {
        key: "instrument",
        label: t("terms.instrument"),
        value: <Term of="instruments" code={terms.instrument} />,
      },
      { key: "amount", label: t("terms.amount"), value: <Money fen={terms.amountFen} /> },
    ];
    const last = [
      {
        key: "conditions",
        label: t(terms.instrument === "equity" ? "terms.conditionsEquity" : "terms.conditions"),
        value: listed(conditions),
      },
      ...noteOf(note),
    ];
    if (terms.instrument === "equity") return [...first, ...ofEquity(terms), ...last];
    return [
      ...first,
      { key: "term", label: t("terms.term"), value: formatMonths(locale, terms.termMonths) },
      {
        key: "rate",
        label: t("terms.contractRate"),
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
        label: t("terms.security"),
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

/** The contract rate, and what it rests on: 3.75%, LPR 1Y + 75 points, fixed. */
export function ContractRate({ terms, ratePercent }: { terms: LoanTerms; ratePercent: string }) {
  const t = useTranslations("offer");
  const locale = useLocale();
  if (terms.rateBasis === "fixed") return <>{t("terms.fixed", { rate: formatRate(ratePercent) })}</>;
  const values = {
    rate: formatRate(ratePercent),
    lpr: t(terms.lprTerm === "5Y" ? "terms.lpr5" : "terms.lpr1"),
    spread: formatSpread(locale, terms.spreadBp ?? 0),
  };
  return <>{t(terms.rateReset === "each_january" ? "terms.lprFollowing" : "terms.lprFixed", values)}</>;
}

/** A cost in words: guarantee fee 1% once, at the start. */
export function useFeeWords(): (fee: LoanFee) => string {
  const t = useTranslations("offer");
  const term = useTerm();
  const locale = useLocale();
  return (fee) =>
    t("terms.fee", {
      kind: term("feeKinds", fee.kind),
      size: fee.percent === undefined ? formatMoneyExact(locale, fee.amountFen ?? 0n) : `${fee.percent}%`,
      timing: fee.timing,
    });
}
