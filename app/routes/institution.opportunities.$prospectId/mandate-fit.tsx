import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { MatchComparison } from "#app/components/matching/comparison.tsx";
import { useMandateEditFormatter } from "#app/components/matching/edit-formatter.ts";
import { useMandateName } from "#app/components/matching/mandate-names.ts";
import { WhatWouldChange } from "#app/components/ui/criteria.tsx";
import { FitRing, UnscoredRing } from "#app/components/ui/fit.tsx";
import type { Outcome } from "#app/domain/matching/criteria/criterion.ts";
import type { StandingTexts } from "#app/shared/standing-texts.ts";
import { paths } from "#app/shared/paths.ts";
import type { ReadOpportunity } from "./shapes.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";

interface MandateFitProps {
  opportunity: ReadOpportunity;
  /** Its place in the mandate's list, if it is there. */
  place: StandingTexts | null;
}

/** The prospect against one mandate: the full score, or what prevents one. */
export function MandateFit({ opportunity, place }: MandateFitProps) {
  const t = useTranslations("matching.opportunities");
  const nameOf = useMandateName();
  const editWords = useMandateEditFormatter("edits");
  const { mandate, comparison, nearMiss } = opportunity;
  if (mandate === null || comparison === null) return null;
  const count = (of: Outcome) => comparison.demands.filter(({ outcome }) => outcome === of).length;
  const missed = count("not_met");
  return (
    <section className="stack" aria-labelledby="held">
      <div className="row flex-nowrap">
        {comparison.score === null ? (
          <UnscoredRing
            met={count("met")}
            total={comparison.demands.length}
            isNear={comparison.missed !== null}
          />
        ) : place === null ? null : (
          <FitRing standing={place} />
        )}
        <div>
          <h2 id="held">{t("detail.comparison")}</h2>
          <p className="small muted">
            {t.rich("detail.held", {
              name: nameOf(mandate),
              number: t("mandateNumber", {
                number: runningNumber("mandate", mandate.number),
                version: mandate.version,
              }),
              a: (words) => <Link to={paths.institution.mandate(mandate.id)}>{words}</Link>,
              b: (words) => <span className="nowrap">{words}</span>,
            })}
          </p>
        </div>
      </div>
      {mandate.closure === null ? null : <p className="small">{t(`closed.${mandate.closure}.title`)}</p>}
      {comparison.score === null && missed > 0 ? <p>{t("detail.notScored", { count: missed })}</p> : null}
      {nearMiss === null ? null : (
        <WhatWouldChange>
          {nearMiss.edits.length === 0
            ? t("near.noChange")
            : nearMiss.edits.map((edit) => editWords(edit, nearMiss.miss.mandateValue)).join(" ")}
        </WhatWouldChange>
      )}
      <MatchComparison
        reader="institution"
        demands={comparison.demands}
        asks={comparison.asks}
        preferences={comparison.preferences}
        reasons={comparison.reasons}
        score={comparison.score}
        chance={comparison.chance}
        heading="h3"
      />
    </section>
  );
}
