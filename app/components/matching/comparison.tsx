import { useTranslations } from "use-intl";
import type { CriterionResult } from "#app/domain/matching/criteria/list.ts";
import type { Outcome } from "#app/domain/matching/criteria/criterion.ts";
import type { Chance } from "#app/domain/matching/ranking/chance.ts";
import type { Reason } from "#app/domain/matching/ranking/reason.ts";
import type { StatedPart } from "#app/domain/matching/ranking/stated-part.ts";
import { CriteriaTable, type CriterionRow, type MarkOf } from "../ui/criteria.tsx";
import { ReasonsSum } from "../ui/reasons.tsx";
import { useCriterionFormatter } from "./criterion-formatter.ts";
import { useReasonItems, type Reader } from "./reason-items.ts";

/** A compared pair of values. `key` distinguishes two results of one criterion. */
type Compared = Pick<CriterionResult, "outcome" | "mandateValue" | "companyValue"> & {
  criterion: string;
  key?: string;
};

interface ComparisonProps {
  reader: Reader;
  demands: readonly CriterionResult[];
  asks: readonly CriterionResult[];
  preferences: readonly StatedPart[];
  reasons: readonly Reason[];
  score: number | null;
  chance: Chance | null;
  /** The level of the heading above the sum: one below that of the heading around it. */
  heading?: "h3" | "h4";
}

/** Every criterion of a pair, in both directions, and the sum of the score. */
export function MatchComparison({
  reader,
  demands,
  asks,
  preferences,
  reasons,
  score,
  chance,
  heading: Heading = "h4",
}: ComparisonProps) {
  const t = useTranslations("matching.comparison");
  const items = useReasonItems(reader);
  const rows = useRows(reader);
  const note = (
    key: "demandsNote" | "preferencesNote" | "asksNote",
    results: readonly { outcome: Outcome }[],
  ) => {
    const count = (outcome: Outcome) => results.filter((result) => result.outcome === outcome).length;
    const [met, open] = [count("met"), count("possible")];
    return t(open > 0 ? `${key}Open` : key, { met, all: results.length, open });
  };
  const theirs = { wantedHead: t(`${reader}.mandateHead`), hasHead: t(`${reader}.companyHead`) };
  return (
    <>
      <CriteriaTable
        caption={t(`${reader}.demands`)}
        note={note("demandsNote", demands)}
        {...theirs}
        rows={rows(demands)}
      />
      {preferences.length > 0 ? (
        <CriteriaTable
          caption={t(`${reader}.preferences`)}
          note={note("preferencesNote", preferences)}
          {...theirs}
          rows={rows(
            preferences.map((part, index) => ({ ...part, criterion: part.kind, key: String(index) })),
          )}
        />
      ) : null}
      {asks.length > 0 ? (
        <CriteriaTable
          caption={t(`${reader}.asks`)}
          note={note("asksNote", asks)}
          wantedHead={t(`${reader}.askHead`)}
          hasHead={t(`${reader}.offerHead`)}
          rows={rows(
            asks.map((ask) => ({ ...ask, mandateValue: ask.companyValue, companyValue: ask.mandateValue })),
          )}
        />
      ) : null}
      {score === null ? null : (
        <>
          <Heading>{t("sum", { score })}</Heading>
          <ReasonsSum score={score} items={items(reasons)} />
          {chance === null ? null : <p className="small">{t("chance", chance)}</p>}
        </>
      )}
    </>
  );
}

function useRows(reader: Reader): (results: readonly Compared[]) => CriterionRow[] {
  const t = useTranslations("matching.criteria");
  const words = useCriterionFormatter();
  return (results) =>
    results.map(({ key, criterion, outcome, mandateValue, companyValue }) => ({
      key: `${criterion}${key ?? ""}`,
      label: t(criterion as Parameters<typeof t>[0]),
      wanted: words(mandateValue, criterion),
      has: words(companyValue, criterion),
      mark: markOf(outcome, reader),
    }));
}

/** What a teaser leaves open, a consent reveals; what a company left blank, it knows itself. */
function markOf(outcome: Outcome, reader: Reader): MarkOf {
  if (outcome === "possible") return reader === "institution" ? "possible" : "unknown";
  return outcome === "met" ? "met" : "not";
}
