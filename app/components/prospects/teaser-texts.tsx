import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { TeaserTexts } from "#app/domain/prospects/teaser-parts.ts";
import { useBandFormatters } from "#app/components/matching/bands.ts";
import { FactList } from "#app/components/ui/facts.tsx";
import { NotGiven } from "#app/components/ui/money.tsx";
import { formatRate } from "#app/i18n/format.ts";
import { useTerm } from "#app/components/ui/term.tsx";
import type { TeaserView } from "./teaser-card.tsx";

/** A teaser's texts by the company, on its own page and in the company's preview. */
export function TeaserTextsView({ texts }: { texts: TeaserTexts }) {
  const t = useTranslations("prospect.fields");
  const parts = [
    { key: "product", title: t("business.product"), text: texts.product },
    { key: "market", title: t("business.market"), text: texts.market },
    { key: "growthPlan", title: t("business.growthPlan"), text: texts.growthPlan },
    { key: "customers", title: t("business.customers"), text: texts.customers },
    { key: "team", title: t("people.team"), text: texts.team },
    { key: "useOfFunds", title: t("ask.useOfFunds"), text: texts.useOfFunds },
    { key: "figuresNote", title: t("figures.note"), text: texts.figuresNote },
  ];
  return (
    <div className="stack">
      {parts.map(({ key, title, text }) =>
        text ? (
          <section key={key}>
            <h4>{title}</h4>
            <p className="prose whitespace-pre-line">{text}</p>
          </section>
        ) : null,
      )}
    </div>
  );
}

interface TeaserFactsProps {
  teaser: TeaserView & {
    purpose: string;
    securities: readonly string[] | null;
    maxRatePercent?: string | null;
    firstAnswerDays?: number | null;
  };
}

/** The facts of a teaser that do not fit into its header, one per line. */
export function TeaserFacts({ teaser }: TeaserFactsProps) {
  const t = useTranslations("prospect.teaserCard");
  const size = useTranslations("terms.sizeClasses");
  const bands = useBandFormatters();
  const words = useTranslations("common.words");
  const values = useTranslations("matching.values");
  const term = useTerm();
  const list = (of: Parameters<typeof term>[0], codes: readonly string[] | null) => {
    if (codes === null) return <NotGiven />;
    return codes.length === 0 ? words("none") : codes.map((code) => term(of, code)).join(words("comma"));
  };
  const { ageYears, debtRatioBp, recognitions, hasAllRecognitions, maxRatePercent, firstAnswerDays } = teaser;
  const hidden = values("notShown");
  const hasTitles = recognitions.length > 0 || hasAllRecognitions;
  const fact = (key: Parameters<typeof t>[0], value: ReactNode) => ({ key, label: t(key), value });
  const facts = [
    fact("age", ageYears ? t("years", { years: bands.count(ageYears) }) : hidden),
    fact("size", teaser.size ? size(teaser.size as Parameters<typeof size>[0]) : hidden),
    fact("debt", debtRatioBp ? bands.percent(debtRatioBp) : hidden),
    fact("recognitions", hasTitles ? list("recognitions", recognitions) : hidden),
    fact("purpose", list("purposes", [teaser.purpose])),
    fact("security", list("securities", teaser.securities)),
    ...(maxRatePercent == null ? [] : [fact("maxRate", formatRate(maxRatePercent))]),
    ...(firstAnswerDays == null ? [] : [fact("firstAnswer", t("days", { days: firstAnswerDays }))]),
  ];
  return <FactList facts={facts} />;
}
