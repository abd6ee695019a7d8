import { BothDirections } from "#app/components/matching/both-directions.tsx";
import { MatchComparison } from "#app/components/matching/comparison.tsx";
import { useTeaserFacts } from "#app/components/matching/teaser-facts.ts";
import { FactRow } from "#app/components/ui/facts.tsx";
import { SectorPath } from "#app/components/ui/term.tsx";
import type { DetailsLoader } from "./shapes.ts";

/** A separate module, so that its code and messages load when it is opened. */
export function OpportunityDetails({ shown, comparison }: Awaited<ReturnType<DetailsLoader>>) {
  const facts = useTeaserFacts();
  return (
    <>
      <p className="small muted">
        <SectorPath code={shown.sector} />
      </p>
      <FactRow facts={facts(shown)} />
      {comparison === null ? null : (
        <>
          <BothDirections reader="institution" {...comparison.met} />
          <MatchComparison reader="institution" {...comparison} />
        </>
      )}
    </>
  );
}
