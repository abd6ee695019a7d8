import { useTranslations } from "use-intl";
import { ProgressMoney } from "#app/components/charts/progress-money.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { isOfferOnTable } from "#app/domain/prospects/current-state.ts";
import { whyNotClose } from "#app/domain/prospects/funding.ts";
import { paths } from "#app/shared/paths.ts";
import type { CurrentProspect } from "#app/services/prospects/read-company-dashboard.server.ts";

/** Of the maximum of the ask: confirmed by both sides, agreed, still sought, and the minimum. */
export function MoneySection({ current }: { current: CurrentProspect }) {
  const t = useTranslations("company.home");
  const { id, soughtFen, targetFen, acceptedFen, confirmedFen, status } = current.prospect;
  const isOver = status === "funded" || status === "withdrawn";
  const left = soughtFen - acceptedFen;
  const offers = current.met.filter(({ currentState }) => isOfferOnTable(currentState)).length;
  return (
    <Section id="money" title={t("money")} note={t("moneyNote")} spaced={false}>
      {whyNotClose(current.prospect) === null ? (
        <Notice tone="due" title={t("minimumReached")}>
          <p>{t.rich("minimumText", { sum: () => <Money fen={confirmedFen} /> })}</p>
          <div className="row">
            <LinkButton to={`${paths.company.prospect(id)}#close`}>{t("decide")}</LinkButton>
          </div>
        </Notice>
      ) : null}
      <div className="row row-between pb-2">
        <p>
          {t.rich("drawn", {
            sum: () => (
              <span className="list-card__sum">
                <Money fen={confirmedFen} moved={confirmedFen > 0n} />
              </span>
            ),
            sought: () => <Money fen={soughtFen} />,
          })}
        </p>
        <p className="muted small">
          {isOver
            ? t("funded")
            : left > 0n
              ? t.rich("left", { count: offers, sum: () => <Money fen={left} /> })
              : t("covered")}
        </p>
      </div>
      <ProgressMoney
        targetFen={soughtFen}
        minimumFen={targetFen}
        confirmedFen={confirmedFen}
        underwayFen={acceptedFen - confirmedFen}
        isOver={isOver}
      />
    </Section>
  );
}
