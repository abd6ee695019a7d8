import type { ReactNode } from "react";
import { PhrasedFitRing } from "#app/components/ui/fit.tsx";
import { paths } from "#app/shared/paths.ts";
import type { PhrasedDeal } from "./format-deals.server.ts";
import { Running, type RunningRow } from "./running.tsx";

/** The words that every row has alike. */
export type RowWords = { more: string; pursue: string; pass: string };

/** What a row is drawn from: all of it plain, so that a row that was drawn before isn't drawn again. */
export type PlainRow = Pick<PhrasedDeal, "said" | "tag" | "explores"> & {
  mandateId: string;
  words: RowWords;
  /** The address that asks why one passes on it. */
  passTo: string;
  running: RunningRow | null;
};

/**
 * One deal: its ring, what is shown of it, why it stands where it does, and what can be done. Plain elements and plain
 * anchors (see usePlainLinks): twenty of these are the page.
 */
export function DealRow({
  said: deal,
  tag,
  explores,
  mandateId,
  words,
  passTo,
  running,
  note,
  comparison,
  panel,
}: PlainRow & {
  /** Why it stands here although it left the list. */
  note?: string | null;
  /** Every criterion, once it was asked for. */
  comparison?: ReactNode;
  /** The question of a pass, in the place of "pursue or pass". */
  panel?: ReactNode;
}) {
  const { anchor, score } = deal;
  const page = paths.institution.teaser(deal.id, mandateId);
  return (
    <>
      {note ? <p className="small muted">{note}</p> : null}
      <article className="deal" aria-labelledby={anchor}>
        <PhrasedFitRing
          score={score}
          band={deal.band}
          words={{ label: deal.ringLabel, band: deal.bandWord }}
        />
        <div className="deal__body">
          <header>
            <h3 className="deal__title" id={anchor}>
              <a href={page} lang={deal.titleLang}>
                {deal.title}
              </a>
              {tag === undefined ? null : (
                <>
                  {" "}
                  <span className="tag tag--new">{tag}</span>
                </>
              )}
            </h3>
            <p className="deal__meta">
              {`${deal.meta} · `}
              <span className="nowrap">{deal.version}</span>
            </p>
            {explores === undefined ? null : (
              <p className="deal__meta mt-1">
                <span className="tag">{explores.tag}</span> {explores.text}
              </p>
            )}
          </header>
          <dl className="facts">
            {deal.facts.map(({ key, label, value }) => (
              <div key={key}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          {deal.reasons.length > 0 ? (
            <ul className="reasons">
              {deal.reasons.map(({ points, text, evidence, isAgainst }) => (
                <li key={text} className={isAgainst ? "against" : undefined}>
                  <span className="pts">{points}</span>
                  <span>
                    {`${text} `}
                    {evidence === undefined ? null : <em>{evidence}</em>}
                  </span>
                </li>
              ))}
            </ul>
          ) : null}
          <div>
            <a
              className="more-link"
              href={`${page}#held`}
              data-more={deal.id}
              aria-expanded={comparison ? true : undefined}
            >
              {words.more}
            </a>
            {comparison}
          </div>
        </div>
        <div className="deal__ask">
          <div>
            <p className="deal__sum">{deal.sum}</p>
            <p className="deal__terms">{deal.terms}</p>
          </div>
          {running === null ? null : <Running running={running} />}
          {running === null && !panel ? (
            <div className="deal__actions">
              <a
                className="btn btn-primary btn-sm"
                href={paths.institution.pursue(deal.id, mandateId)}
                aria-label={`${words.pursue} ${anchor}`}
              >
                {words.pursue}
              </a>
              <a
                className="btn btn-quiet btn-sm"
                href={`${passTo}#${anchor}`}
                data-stay
                aria-label={`${words.pass} ${anchor}`}
              >
                {words.pass}
              </a>
            </div>
          ) : (
            panel
          )}
        </div>
      </article>
    </>
  );
}
