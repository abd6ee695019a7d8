import { useLocale, useTranslations } from "use-intl";
import type { EquityTerms } from "#app/domain/offers/equity-terms.ts";
import type { LoanFee, LoanTerms } from "#app/domain/offers/loan-terms.ts";
import type { OfferTerms as Terms } from "#app/domain/offers/offer-terms.ts";
import { formatMoneyExact, formatMonths, formatRate, formatSpread } from "#app/i18n/format.ts";
import { FactList } from "../ui/facts.tsx";
import { useDetailFacts, useEquityFacts } from "./term-facts.tsx";
import { Money } from "../ui/money.tsx";
import { Term, TermList, useTerm } from "../ui/term.tsx";

/** A term sheet in words, the same on every page that shows one. */
export function OfferTerms({ terms, ratePercent }: { terms: Terms; ratePercent: string | null }) {
  return terms.instrument === "equity" ? (
    <EquitySheet terms={terms} />
  ) : (
    <LoanSheet terms={terms} ratePercent={ratePercent ?? "0"} />
  );
}

function EquitySheet({ terms }: { terms: EquityTerms }) {
  const t = useTranslations("offer");
  const own = useEquityFacts(terms);
  const { conditions, note } = terms;
  return (
    <FactList
      facts={[
        {
          key: "instrument",
          label: t("terms.instrument"),
          value: <Term of="instruments" code={terms.instrument} />,
        },
        { key: "amount", label: t("terms.amount"), value: <Money fen={terms.amountFen} /> },
        ...own,
        {
          key: "conditions",
          label: t("terms.conditions"),
          value: conditions.length === 0 ? t("terms.none") : conditions.join(t("terms.comma")),
        },
        ...(note === undefined ? [] : [{ key: "note", label: t("terms.note"), value: note }]),
      ]}
    />
  );
}

function LoanSheet({ terms, ratePercent }: { terms: LoanTerms; ratePercent: string }) {
  const t = useTranslations("offer");
  const locale = useLocale();
  const fee = useFeeWords();
  const own = useDetailFacts(terms);
  return (
    <FactList
      facts={[
        {
          key: "instrument",
          label: t("terms.instrument"),
          value: <Term of="instruments" code={terms.instrument} />,
        },
        { key: "amount", label: t("terms.amount"), value: <Money fen={terms.amountFen} /> },
        { key: "term", label: t("terms.term"), value: formatMonths(locale, terms.termMonths) },
        {
          key: "rate",
          label: t("terms.contractRate"),
          value: <ContractRate terms={terms} ratePercent={ratePercent} />,
        },
        {
          key: "repayment",
          label: t("terms.repayment"),
          value: <Term of="repaymentMethods" code={terms.repaymentMethod} />,
        },
        ...own,
        {
          key: "fees",
          label: t("terms.fees"),
          value: terms.fees.length === 0 ? t("terms.none") : terms.fees.map(fee).join(t("terms.comma")),
        },
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
        {
          key: "conditions",
          label: t("terms.conditions"),
          value: terms.conditions.length === 0 ? t("terms.none") : terms.conditions.join(t("terms.comma")),
        },
        ...(terms.note === undefined ? [] : [{ key: "note", label: t("terms.note"), value: terms.note }]),
      ]}
    />
  );
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
