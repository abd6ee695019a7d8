import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import type { TeaserBands } from "#app/domain/prospects/teaser-parts.ts";
import { formatMonthsRange } from "#app/i18n/format.ts";
import { DealCard } from "../ui/deal-card.tsx";
import type { Fact } from "../ui/facts.tsx";
import { NotGiven } from "../ui/money.tsx";
import { Term, TermList, TermPath, useTerm } from "../ui/term.tsx";
import { useBands } from "./bands.ts";

/** A teaser as an institution is shown it; codes may be of any world. */
export interface TeaserView extends Omit<TeaserBands, "recognitions"> {
  number: string;
  version: number;
  headline: string;
  recognitions: readonly string[];
  stage: string;
  instruments: readonly string[];
  termMonthsMin: number | null;
  termMonthsMax: number | null;
}

/**
 * What an institution sees of a prospect before consent: in its ranked list, with a ring, reasons and acts, and in
 * the company's preview, without. Both are this card, so that what was previewed is what is shown.
 */
export function TeaserCard({
  teaser,
  ring,
  to,
  tags,
  actions,
  children,
}: {
  teaser: TeaserView;
  ring?: ReactNode;
  to?: string;
  tags?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
}) {
  const locale = useLocale();
  const t = useTranslations("prospect");
  const term = useTerm();
  const bands = useBands();
  const { sector, place, stage, number, version, termMonthsMin, termMonthsMax, instruments } = teaser;
  const hasTerm = termMonthsMin !== null || termMonthsMax !== null;
  return (
    <DealCard
      id={`teaser-${number}`}
      ring={ring}
      title={teaser.headline}
      {...(to === undefined ? {} : { to })}
      tags={tags}
      meta={
        <>
          <TermPath of="sectors" code={sector} /> · <Term of="districts" code={place} /> ·{" "}
          {t("teaserCard.stage", { stage: term("stages", stage) })} ·{" "}
          <span className="nowrap">{t("numberAndVersion", { number, version: String(version) })}</span>
        </>
      }
      facts={useTeaserFacts(teaser)}
      sum={bands.money(teaser.askFen)}
      terms={
        <>
          {hasTerm ? `${formatMonthsRange(locale, termMonthsMin, termMonthsMax)} · ` : null}
          <TermList of="instruments" codes={instruments} />
        </>
      }
      actions={actions}
    >
      {children}
    </DealCard>
  );
}

/** The five figures at the head of a teaser, each in its band. */
function useTeaserFacts(teaser: TeaserView): Fact[] {
  const t = useTranslations("prospect.teaserCard");
  const bands = useBands();
  const shown = <Value,>(value: Value | null, words: (value: Value) => string) =>
    value === null ? <NotGiven /> : words(value);
  // Where the branch itself is small, what tells a company's size is left out.
  const isWithheld = teaser.size === null && teaser.figuresYear !== null;
  const ofSize = <Value,>(value: Value | null, words: (value: Value) => string) =>
    value === null && isWithheld ? <span className="muted">{t("withheld")}</span> : shown(value, words);
  const year = teaser.figuresYear === null ? "" : String(teaser.figuresYear);
  return [
    { key: "revenue", label: t("revenue", { year }), value: ofSize(teaser.revenueFen, bands.money) },
    { key: "growth", label: t("growth"), value: shown(teaser.revenueGrowthBp, bands.share) },
    { key: "rd", label: t("rd"), value: shown(teaser.rdIntensityBp, bands.share) },
    { key: "staff", label: t("staff"), value: ofSize(teaser.staff, bands.whole) },
    { key: "rights", label: t("rights"), value: shown(teaser.classOneIp, bands.whole) },
  ];
}
