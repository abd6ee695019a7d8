import { useTranslations } from "use-intl";
import { Mark, WhatWouldChange } from "#app/components/ui/criteria.tsx";
import { UnscoredRowRing } from "#app/components/ui/fit.tsx";
import { ListRow } from "#app/components/ui/list-row.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { usePlainLinks } from "#app/components/ui/plain-links.ts";
import { paths } from "#app/shared/paths.ts";
import { MandateMeta } from "./mandate-meta.tsx";
import type { NearTexts } from "./format-funders.server.ts";

/** Mandates that miss one criterion, with the smallest change that the company could make. Never scored. */
export function NearList({ near, prospectId }: { near: readonly NearTexts[]; prospectId: string }) {
  const t = useTranslations("matching.funders");
  const goTo = usePlainLinks();
  if (near.length === 0) return <EmptyState title={t("near.empty")} />;
  return (
    <ul className="list-rows" onClick={goTo}>
      {near.map(({ met, of, line, change, step, ...mandate }) => (
        <ListRow
          key={mandate.number}
          // A row that has just left the list above is still there, with the plain number.
          id={`near-${mandate.number}`}
          ring={<UnscoredRowRing met={met} total={of} />}
          title={<a href={paths.publicInstitution(mandate.institutionId)}>{mandate.title}</a>}
          meta={<MandateMeta mandate={mandate} />}
          sum={mandate.sum}
          terms={mandate.terms}
          why={
            <div className="why">
              {line === null ? null : (
                <p className="near">
                  <Mark mark="not" />
                  <span>{line}</span>
                </p>
              )}
              <WhatWouldChange stacked>{change}</WhatWouldChange>
            </div>
          }
          actions={
            step === null ? undefined : (
              <a className="btn btn-secondary btn-sm" href={paths.company.prospectStep(prospectId, step)}>
                {t(`act.${step}`)}
              </a>
            )
          }
        />
      ))}
    </ul>
  );
}
