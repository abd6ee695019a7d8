import { useTranslations } from "use-intl";
import { ProgressMoney } from "#app/components/charts/progress-money.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import type { CurrentProspect } from "#app/services/prospects/read-company-dashboard.server.ts";

/** Of what is sought: what both sides have confirmed, what is agreed, what is still to find. */
export function MoneySection({ current }: { current: CurrentProspect }) {
  const t = useTranslations("company.home");
  const { soughtFen, acceptedFen, confirmedFen, status } = current.prospect;
  // The least that was asked for is enough: what lies between it and the most is then no longer looked for.
  const isFunded = status === "funded";
  const left = isFunded ? 0n : soughtFen - acceptedFen;
  const offers = current.met.filter(({ standing }) => standing.act === "decide").length;
  return (
    <Section id="money" title={t("money")} note={t("moneyNote")} spaced={false}>
      <div className="row row-between pb-2">
        <p>
          {t.rich("drawn", {
            sum: () => (
              <span className="deal__sum">
                <Money fen={confirmedFen} moved={confirmedFen > 0n} />
              </span>
            ),
            sought: () => <Money fen={soughtFen} />,
          })}
        </p>
        <p className="muted small">
          {isFunded
            ? t("funded")
            : left > 0n
              ? t.rich("left", { count: offers, sum: () => <Money fen={left} /> })
              : t("covered")}
        </p>
      </div>
      <ProgressMoney
        targetFen={acceptedFen + left}
        confirmedFen={confirmedFen}
        underwayFen={acceptedFen - confirmedFen}
      />
    </Section>
  );
}
