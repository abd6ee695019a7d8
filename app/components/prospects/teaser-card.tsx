import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import type { TeaserBands } from "#app/domain/prospects/teaser-parts.ts";
import { formatMonthsRange } from "#app/i18n/format.ts";
import { formatSought } from "#app/i18n/sought.ts";
import { useTeaserFacts } from "#app/components/matching/teaser-facts.ts";
import { ListCard } from "#app/components/ui/list-card.tsx";
import { Term, TermList, SectorPath, useTerm } from "#app/components/ui/term.tsx";

/** A teaser as an institution sees it; its codes may come from any dataset. */
export interface TeaserView extends Omit<TeaserBands, "recognitions"> {
  number: string;
  /** The version, for moderators; institutions and the company see only the number. */
  version?: number;
  headline: string;
  recognitions: readonly string[];
  stage: string;
  instruments: readonly string[];
  termMonthsMin: number | null;
  termMonthsMax: number | null;
}

/**
 * What an institution sees of a prospect before consent: for the company's preview and the moderator. It is the card of
 * the ranked list without ring and actions, with the same facts and texts.
 */
export function TeaserCard({ teaser, children }: { teaser: TeaserView; children?: ReactNode }) {
  const locale = useLocale();
  const t = useTranslations("matching.opportunities");
  const term = useTerm();
  const facts = useTeaserFacts();
  const common = useTranslations("common.words");
  const { sector, place, stage, number, version, askFen, termMonthsMin, termMonthsMax, instruments } = teaser;
  const hasTerm = termMonthsMin !== null || termMonthsMax !== null;
  return (
    <ListCard
      id={`teaser-${number}`}
      title={teaser.headline}
      meta={
        <>
          <SectorPath code={sector} /> · <Term of="districts" code={place} /> ·{" "}
          {t("meta", { stage: term("stages", stage) })} ·{" "}
          <span className="nowrap">{version === undefined ? number : t("number", { number, version })}</span>
        </>
      }
      facts={facts({ ...teaser, recognitions: [...teaser.recognitions] })}
      sum={formatSought(locale, common, askFen)}
      terms={
        <>
          {hasTerm ? `${formatMonthsRange(locale, termMonthsMin, termMonthsMax)} · ` : null}
          <TermList of="instruments" codes={instruments} />
        </>
      }
    >
      {children}
    </ListCard>
  );
}
