import type { ReactNode } from "react";
import { FormattedFitRing } from "#app/components/ui/fit.tsx";
import { paths } from "#app/shared/paths.ts";
import type { FormattedOpportunity } from "./format-opportunities.server.ts";
import { Running, type RunningRow } from "./running.tsx";

/** The labels that all rows share. */
export type RowWords = { more: string; pursue: string; pass: string };

/** The props of a row: all plain, so that its cached render can be reused. */
export type PlainRow = Pick<FormattedOpportunity, "said" | "tag" | "explores"> & {
  mandateId: string;
  words: RowWords;
  /** The URL that opens its pass form. */
  passTo: string;
  running: RunningRow | null;
};

/**
 * One opportunity: ring, teaser, reasons, and actions. Plain elements and plain anchors (see usePlainLinks): twenty of these
 * make up the page.
 */
export function OpportunityRow({
  said: opportunity,
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
  /** Why it is still shown although it left the list. */
  note?: string | null;
  /** Every criterion, once requested. */
  comparison?: ReactNode;
  /** The pass form, in place of "pursue or pass". */
  panel?: ReactNode;
}) {
  const { anchor, score } = opportunity;
  const page = paths.institution.opportunity(opportunity.id, mandateId);
  return (
    <>
      {note ? <p className="small muted">{note}</p> : null}
      <article className="list-card" aria-labelledby={anchor}>
        <FormattedFitRing
          score={score}
          band={opportunity.band}
          words={{ label: opportunity.ringLabel, band: opportunity.bandWord }}
        />
        <div className="list-card__body">
          <header>
            <h3 className="list-card__title" id={anchor}>
              <a href={page} lang={opportunity.titleLang}>
                {opportunity.title}
              </a>
              {tag === undefined ? null : (
                <>
                  {" "}
                  <span className="tag tag--new">{tag}</span>
                </>
              )}
            </h3>
            <p className="list-card__meta">
              {`${opportunity.meta} · `}
              <span className="nowrap">{opportunity.version}</span>
            </p>
            {explores === undefined ? null : (
              <p className="list-card__meta mt-1">
                <span className="tag">{explores.tag}</span> {explores.text}
              </p>
            )}
          </header>
          <dl className="facts">
            {opportunity.facts.map(({ key, label, value }) => (
              <div key={key}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          {opportunity.reasons.length > 0 ? (
            <ul className="reasons">
              {opportunity.reasons.map(({ points, text, evidence, isAgainst }) => (
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
              data-more={opportunity.id}
              aria-expanded={comparison ? true : undefined}
            >
              {words.more}
            </a>
            {comparison}
          </div>
        </div>
        <div className="list-card__ask">
          <div>
            <p className="list-card__sum">{opportunity.sum}</p>
            <p className="list-card__terms">{opportunity.terms}</p>
          </div>
          {running === null ? null : <Running running={running} />}
          {running === null && !panel ? (
            <div className="list-card__actions">
              <a
                className="btn btn-primary btn-sm"
                href={paths.institution.pursue(opportunity.id, mandateId)}
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
