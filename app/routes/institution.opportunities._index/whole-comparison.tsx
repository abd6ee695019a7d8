import { MatchComparison } from "#app/components/matching/comparison.tsx";
import type { ComparisonLoader } from "./shapes.ts";

type Compared = NonNullable<Awaited<ReturnType<ComparisonLoader>>["comparison"]>;

/** A separate module, so that its code and messages load when it is opened. */
export function WholeComparison({ comparison }: { comparison: Compared }) {
  return <MatchComparison reader="institution" {...comparison} />;
}
