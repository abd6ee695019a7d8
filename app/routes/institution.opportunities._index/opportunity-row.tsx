import type { ReactElement, ReactNode } from "react";
import { useTranslations } from "use-intl";
import { standingRing } from "#app/components/ui/fit.tsx";
import { ListRow, PlacedMeta, RowReasons } from "#app/components/ui/list-row.tsx";
import { paths } from "#app/shared/paths.ts";
import type { OpportunityTexts } from "./format-opportunities.server.ts";
import { useRunning } from "./running.tsx";

interface OpenRow {
  isOpen: boolean;
  /** Why it is still shown although it left the list. */
  note?: string | undefined;
  /** The list with the form that passes on this row; null for a reader whose role may not, nor pursue it. */
  passUrl: string | null;
  /** All details, once opened. */
  children?: ReactNode;
}

/**
 * One opportunity of a mandate's list; `mandate` is its number, M-0142. Plain elements and plain anchors (see
 * usePlainLinks). Called once for a list, so that its messages are looked up once.
 */
export function useOpportunityRow(
  mandate: string,
  now: Date,
): (row: OpportunityTexts, open: OpenRow) => ReactElement {
  const t = useTranslations("matching.opportunities");
  const running = useRunning(now);
  const words = {
    details: t("details"),
    pursue: t("pursue"),
    pass: t("pass.open"),
    explores: t("explores.tag"),
  };
  return (row, { isOpen, note, passUrl, children }) => (
    <ListRow
      key={row.number}
      id={row.number}
      ring={standingRing(row.standing)}
      title={
        <>
          <a href={paths.institution.opportunity(row.number, mandate)} lang={row.titleLang}>
            {row.title}
          </a>
          {row.tag === undefined ? null : <span className="tag tag--new">{row.tag}</span>}
          {row.explores ? <span className="tag">{words.explores}</span> : null}
          {note === undefined ? null : <span className="tag">{note}</span>}
        </>
      }
      meta={<PlacedMeta standing={row.standing}>{row.meta}</PlacedMeta>}
      sum={row.sum}
      terms={row.terms}
      why={<RowReasons reasons={row.reasons} />}
      more={
        <button type="button" className="more-link" aria-expanded={isOpen}>
          {words.details}
        </button>
      }
      actions={
        row.introduction !== undefined ? (
          running(row.introduction)
        ) : passUrl === null ? null : (
          <>
            <a className="btn btn-quiet btn-sm" href={`${passUrl}#${row.number}`} data-stay>
              {words.pass}
            </a>
            <a className="btn btn-primary btn-sm" href={paths.institution.pursue(row.number, mandate)}>
              {words.pursue}
            </a>
          </>
        )
      }
    >
      {children}
    </ListRow>
  );
}
