import { runningNumber } from "#app/components/ui/running-number.ts";
import type { TeaserTexts } from "#app/domain/prospects/teaser-parts.ts";
import { TeaserCard } from "./teaser-card.tsx";
import { TeaserFacts, TeaserTextsView } from "./teaser-texts.tsx";

type Shown = Parameters<typeof TeaserFacts>[0]["teaser"] & TeaserTexts;

/** All that an institution sees of a prospect before consent, for its company. */
export function WholeTeaser({ number, teaser }: { number: bigint | number; teaser: Omit<Shown, "number"> }) {
  const shown = { ...teaser, number: runningNumber("prospect", number) };
  return (
    <>
      <TeaserCard teaser={shown}>
        <TeaserTextsView texts={teaser} />
      </TeaserCard>
      <TeaserFacts teaser={shown} />
    </>
  );
}
