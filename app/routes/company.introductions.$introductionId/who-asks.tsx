import { useLocale, useTranslations } from "use-intl";
import { MaskedNote } from "#app/components/introductions/masked-note.tsx";
import { FactList } from "#app/components/ui/facts.tsx";
import { FitRing } from "#app/components/ui/fit.tsx";
import { NotGiven } from "#app/components/ui/money.tsx";
import { Term, TermList } from "#app/components/ui/term.tsx";
import { formatDay, formatMoneyRange, formatMonthsRange, formatRate } from "#app/i18n/format.ts";
import type { readIntroductionAsCompany } from "#app/services/introductions/read-introduction-as-company.server.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";

type Introduction = Awaited<ReturnType<typeof readIntroductionAsCompany>>["introduction"];

/** Who requests the introduction, under which mandate, and why. */
export function WhoAsks({ introduction }: { introduction: Introduction }) {
  const t = useTranslations("introduction.who");
  const locale = useLocale();
  const { priceMinPercent: low, priceMaxPercent: high } = introduction;
  return (
    <section className="section flex items-start gap-6" aria-label={t("label")}>
      {introduction.fitScore === null ? null : <FitRing score={introduction.fitScore} />}
      <div className="stack-lg min-w-0 flex-1">
        {introduction.message === null ? null : (
          <p className="lead">{t("quote", { text: introduction.message })}</p>
        )}
        <MaskedNote kinds={introduction.messageMasked} isOwn={introduction.requestedBy === "company"} />
        <FactList
          facts={[
            {
              key: "kind",
              label: t("kind"),
              value: <Term of="institutionKinds" code={introduction.institutionKind} />,
            },
            {
              key: "licence",
              label: t("licence"),
              value:
                introduction.licenceExpiresOn === null
                  ? introduction.licenceNumber
                  : t("licenceUntil", {
                      number: introduction.licenceNumber,
                      day: formatDay(locale, introduction.licenceExpiresOn),
                    }),
            },
            {
              key: "purpose",
              label: t("purpose"),
              value:
                introduction.purpose === null ? (
                  <NotGiven />
                ) : (
                  <Term of="consentPurposes" code={introduction.purpose} />
                ),
            },
            ...(introduction.mandateNumber === null
              ? []
              : [
                  {
                    key: "mandate",
                    label: t("mandate"),
                    value: (
                      <span className="nowrap">{runningNumber("mandate", introduction.mandateNumber)}</span>
                    ),
                  },
                  {
                    key: "instruments",
                    label: t("instruments"),
                    value: <TermList of="instruments" codes={introduction.instruments ?? []} />,
                  },
                  {
                    key: "amount",
                    label: t("amount"),
                    value: formatMoneyRange(locale, introduction.amountMinFen, introduction.amountMaxFen),
                  },
                  {
                    key: "term",
                    label: t("term"),
                    value: formatMonthsRange(locale, introduction.termMonthsMin, introduction.termMonthsMax),
                  },
                  {
                    key: "price",
                    label: t("price"),
                    value:
                      low === null || high === null ? (
                        <NotGiven />
                      ) : (
                        t("priceBand", { low: formatRate(low), high: formatRate(high) })
                      ),
                  },
                ]),
          ]}
        />
      </div>
    </section>
  );
}
