import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Mark } from "#app/components/ui/criteria.tsx";
import { RowRing } from "#app/components/ui/fit.tsx";
import { ListRow, ReasonChips } from "#app/components/ui/list-row.tsx";
import { paths } from "#app/shared/paths.ts";
import type { FunderTexts } from "./format-funders.server.ts";
import { FunderState } from "./funder-state.tsx";
import { MandateMeta } from "./mandate-meta.tsx";

interface FunderRowProps {
  row: FunderTexts;
  /** The prospect's number, P-2417. */
  prospect: string;
  now: Date;
  isOpen: boolean;
  /** The page with this row open. */
  whole: string;
  /** All details, once opened. */
  children?: ReactNode;
}

/** One funder. Plain elements and plain anchors (see usePlainLinks): twenty of these make up the page. */
export function FunderRow({ row, prospect, now, isOpen, whole, children }: FunderRowProps) {
  const t = useTranslations("matching.funders");
  const { number, missed } = row;
  return (
    <ListRow
      id={number}
      ring={<RowRing score={row.score} />}
      title={<a href={paths.publicInstitution(row.institutionId)}>{row.title}</a>}
      meta={<MandateMeta mandate={row} />}
      sum={row.sum}
      terms={row.terms}
      why={
        missed === undefined ? (
          <ReasonChips points={row.reasons} />
        ) : (
          <div className="why">
            <ReasonChips points={row.reasons} />
            <p className="near">
              <Mark mark="not" />
              <span>{t("own.row", { criteria: missed })}</span>
            </p>
          </div>
        )
      }
      more={
        <a className="more-link" href={whole} aria-expanded={isOpen}>
          {t("details")}
        </a>
      }
      actions={<FunderState row={row} prospect={prospect} now={now} />}
    >
      {children}
    </ListRow>
  );
}
