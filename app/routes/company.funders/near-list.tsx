import { Link } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { stepOf, useAskFormatter } from "#app/components/matching/ask-formatter.ts";
import { useCriterionFormatter } from "#app/components/matching/criterion-formatter.ts";
import { useInstitutionOf } from "#app/components/public/institution-name.ts";
import { Mark, WhatWouldChange } from "#app/components/ui/criteria.tsx";
import { ListCard } from "#app/components/ui/list-card.tsx";
import { UnscoredRing } from "#app/components/ui/fit.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { paths } from "#app/shared/paths.ts";
import { MandateMeta } from "./mandate-words.tsx";
import type { Near } from "./shapes.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";

/** Mandates that miss one criterion, with the smallest change that the company could make. Never scored. */
export function NearList({ near, prospectId }: { near: readonly Near[]; prospectId: string }) {
  const t = useTranslations("matching.funders.near");
  if (near.length === 0) return <EmptyState title={t("empty")} />;
  return (
    <ul className="list-cards">
      {near.map((one) => (
        <li key={one.mandate.id}>
          <NearCard near={one} prospectId={prospectId} />
        </li>
      ))}
    </ul>
  );
}

function NearCard({ near, prospectId }: { near: Near; prospectId: string }) {
  const t = useTranslations("matching.funders");
  const names = useTranslations("matching.criteria");
  const nameOf = useInstitutionOf();
  const words = useCriterionFormatter();
  const askWords = useAskFormatter();
  const { mandate, miss, edit } = near;
  const gap = useLocale() === "en" ? " " : "";
  const hasPrice = mandate.priceMinBp !== null || mandate.priceMaxBp !== null;
  return (
    <ListCard
      id={runningNumber("mandate", mandate.number)}
      ring={<UnscoredRing met={near.met} total={near.of} />}
      title={nameOf(mandate)}
      to={paths.publicInstitution(mandate.institutionId)}
      meta={<MandateMeta mandate={mandate} />}
      sum={
        hasPrice
          ? words({ type: "percentBp", min: mandate.priceMinBp, max: mandate.priceMaxBp }, "price")
          : t("noPrice")
      }
      terms={hasPrice ? t("price") : undefined}
      actions={
        edit === null ? undefined : (
          <div className="list-card__actions">
            <Link
              className="btn btn-secondary btn-sm"
              to={paths.company.prospectStep(prospectId, stepOf(edit))}
            >
              {t(`act.${stepOf(edit)}`)}
            </Link>
          </div>
        )
      }
    >
      {miss === null ? null : (
        <p className="near">
          <Mark mark="not" />
          <span>
            {t.rich("near.line", {
              criterion: names(miss.criterion),
              wanted: words(miss.mandateValue, miss.criterion),
              has: words(miss.companyValue, miss.criterion),
              b: (text) => <b>{text}</b>,
            })}
          </span>
        </p>
      )}
      <WhatWouldChange>
        {edit === null
          ? t("near.none")
          : [askWords(edit), ...(near.others > 0 ? [t("near.others", { count: near.others })] : [])].join(
              gap,
            )}
      </WhatWouldChange>
    </ListCard>
  );
}
