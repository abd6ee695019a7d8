import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { MaskedNote } from "#app/components/introductions/masked-note.tsx";
import { FactList } from "#app/components/ui/facts.tsx";
import { NotGiven } from "#app/components/ui/money.tsx";
import { Term, TermList } from "#app/components/ui/term.tsx";
import { formatDay, formatMoneyRange, formatMonthsRange, formatRate } from "#app/i18n/format.ts";
import type { readIntroductionAsCompany } from "#app/services/introductions/read-introduction-as-company.server.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";

type Introduction = Awaited<ReturnType<typeof readIntroductionAsCompany>>["introduction"];

/** Who requests the introduction, under which mandate, and why. */
export function RequesterFacts({ introduction }: { introduction: Introduction }) {
  const t = useTranslations("introduction.who");
  const locale = useLocale();
  const { priceMinPercent: low, priceMaxPercent: high, purpose, mandateNumber } = introduction;
  const { licenceNumber: number, licenceExpiresOn: until } = introduction;
  const fact = (key: Parameters<typeof t>[0], value: ReactNode) => ({ key, label: t(key), value });
  const { amountMinFen, amountMaxFen, termMonthsMin, termMonthsMax } = introduction;
  const facts = [
    fact("kind", <Term of="institutionKinds" code={introduction.institutionKind} />),
    // Not public while the institution is suspended.
    ...(number === null
      ? []
      : [
          fact(
            "licence",
            until === null ? number : t("licenceUntil", { number, day: formatDay(locale, until) }),
          ),
        ]),
    fact("purpose", purpose === null ? <NotGiven /> : <Term of="consentPurposes" code={purpose} />),
  ];
  if (mandateNumber !== null) {
    const isPriced = low !== null && high !== null;
    facts.push(
      fact("mandate", <span className="nowrap">{runningNumber("mandate", mandateNumber)}</span>),
      fact("instruments", <TermList of="instruments" codes={introduction.instruments ?? []} />),
      fact("amount", formatMoneyRange(locale, amountMinFen, amountMaxFen)),
      fact("term", formatMonthsRange(locale, termMonthsMin, termMonthsMax)),
      fact(
        "price",
        isPriced ? t("priceBand", { low: formatRate(low), high: formatRate(high) }) : <NotGiven />,
      ),
    );
  }
  return (
    <section className="section" aria-label={t("label")}>
      <div className="stack-lg">
        {introduction.message === null ? null : (
          <p className="lead">{t("quote", { text: introduction.message })}</p>
        )}
        <MaskedNote kinds={introduction.messageMasked} isOwn={introduction.requestedBy === "company"} />
        <FactList facts={facts} />
      </div>
    </section>
  );
}
