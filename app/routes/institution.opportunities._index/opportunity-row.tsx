import type { ReactNode } from "react";
import { useLocale } from "use-intl";
import { useCachedRender } from "#app/cache/cached-render.ts";
import { type ClockReading, readClock } from "#app/components/ui/clock.tsx";
import { RowRing } from "#app/components/ui/fit.tsx";
import { ListRowContent, ReasonChips } from "#app/components/ui/list-row.tsx";
import { paths } from "#app/shared/paths.ts";
import type { OpportunityTexts } from "./format-opportunities.server.ts";
import { Running } from "./running.tsx";

/** The labels that all rows share. */
export type RowWords = { details: string; pursue: string; explores: string };

/** The props of a row's content: all plain, so that its cached render can be reused. */
export type PlainRow = {
  row: OpportunityTexts;
  /** The mandate's number, M-0142. */
  mandate: string;
  words: RowWords;
  clock: ClockReading | null;
  isOpen: boolean;
  /** Why it is still shown although it left the list. */
  note?: string | undefined;
};

interface OpportunityRowProps extends Omit<PlainRow, "clock"> {
  now: Date;
  /** All details, once opened. */
  children?: ReactNode;
}

/** One opportunity. Its content is a cached render: twenty of these make up the page. */
export function OpportunityRow({ now, children, ...row }: OpportunityRowProps) {
  const cachedRender = useCachedRender();
  const locale = useLocale();
  const running = row.row.introduction?.clock;
  const content = { ...row, clock: running ? readClock(locale, { ...running, now }) : null };
  if (!children) return cachedRender("li", { id: row.row.number }, OpportunityRowContent, content);
  return (
    <li id={row.row.number}>
      <OpportunityRowContent {...content} />
      <div className="opened">{children}</div>
    </li>
  );
}

/** Plain elements and plain anchors (see usePlainLinks). */
export function OpportunityRowContent({ row, mandate, words, clock, isOpen, note }: PlainRow) {
  const { number, introduction } = row;
  return (
    <ListRowContent
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
          <Running introduction={introduction} clock={clock} />
        )
      }
    />
  );
}
