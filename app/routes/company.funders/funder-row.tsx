import type { ReactElement, ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Mark } from "#app/components/ui/criteria.tsx";
import { standingRing } from "#app/components/ui/fit.tsx";
import { ListRow, PlacedMeta, RowReasons } from "#app/components/ui/list-row.tsx";
import { paths } from "#app/shared/paths.ts";
import type { FunderTexts } from "./format-funders.server.ts";
import { useFunderState } from "./funder-state.tsx";
import { MandateMeta } from "./mandate-meta.tsx";

interface OpenRow {
  isOpen: boolean;
  /** The page with this row open. */
  whole: string;
  /** All details, once opened. */
  children?: ReactNode;
}

/**
 * One funder of a prospect, which is given by its number, P-2417. Plain elements and plain anchors (see usePlainLinks):
 * twenty of these make up the page. Called once for a list, so that its messages are looked up once.
 */
export function useFunderRow(prospect: string, now: Date): (row: FunderTexts, open: OpenRow) => ReactElement {
  const t = useTranslations("matching.funders");
  const funderState = useFunderState(prospect, now);
  return (row, { isOpen, whole, children }) => (
    <ListRow
      key={row.number}
      id={row.number}
      ring={standingRing(row.standing)}
      title={<a href={paths.publicInstitution(row.institutionId)}>{row.title}</a>}
      meta={
        <PlacedMeta standing={row.standing}>
          <MandateMeta mandate={row} />
        </PlacedMeta>
      }
      sum={row.sum}
      terms={row.terms}
      why={
        row.missed === undefined ? (
          <RowReasons reasons={row.reasons} />
        ) : (
          <div className="why">
            <RowReasons reasons={row.reasons} />
            <p className="near">
              <Mark mark="not" />
              <span>{t("own.row", { criteria: row.missed })}</span>
            </p>
          </div>
        )
      }
      more={
        <a className="more-link" href={whole} aria-expanded={isOpen}>
          {t("details")}
        </a>
      }
      actions={funderState(row)}
    >
      {children}
    </ListRow>
  );
}
