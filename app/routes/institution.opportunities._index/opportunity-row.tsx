import type { ReactNode } from "react";
import { RowRing } from "#app/components/ui/fit.tsx";
import { ListRow, ReasonChips } from "#app/components/ui/list-row.tsx";
import { paths } from "#app/shared/paths.ts";
import type { OpportunityTexts } from "./format-opportunities.server.ts";
import { Running } from "./running.tsx";

/** The labels that all rows share. */
export type RowWords = { details: string; pursue: string; explores: string };

interface OpportunityRowProps {
  row: OpportunityTexts;
  /** The mandate's number, M-0142. */
  mandate: string;
  words: RowWords;
  now: Date;
  isOpen: boolean;
  /** Why it is still shown although it left the list. */
  note?: string | undefined;
  /** All details, once opened. */
  children?: ReactNode;
}

/** One opportunity. Plain elements and plain anchors (see usePlainLinks): twenty of these make up the page. */
export function OpportunityRow({ row, mandate, words, now, isOpen, note, children }: OpportunityRowProps) {
  const { number, introduction } = row;
  return (
    <ListRow
      id={number}
      ring={<RowRing score={row.score} />}
      title={
        <>
          <a href={paths.institution.opportunity(number, mandate)} lang={row.titleLang}>
            {row.title}
          </a>
          {row.tag === undefined ? null : <span className="tag tag--new">{row.tag}</span>}
          {row.explores ? <span className="tag">{words.explores}</span> : null}
          {note === undefined ? null : <span className="tag">{note}</span>}
        </>
      }
      meta={row.meta}
      sum={row.sum}
      terms={row.terms}
      why={<ReasonChips points={row.reasons} />}
      more={
        <button type="button" className="more-link" aria-expanded={isOpen}>
          {words.details}
        </button>
      }
      actions={
        introduction === undefined ? (
          <a className="btn btn-primary btn-sm" href={paths.institution.pursue(number, mandate)}>
            {words.pursue}
          </a>
        ) : (
          <Running introduction={introduction} now={now} />
        )
      }
    >
      {children}
    </ListRow>
  );
}
