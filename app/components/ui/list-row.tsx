import type { ReactNode } from "react";
import type { StandingTexts } from "#app/shared/standing-texts.ts";
import { signed } from "./reasons.tsx";

/** A reason in eight words, and its points. */
export type RowReason = { readonly text: string; readonly points: number };

interface ListRowProps {
  /** The row's anchor in the page. */
  id: string;
  /** The ring of a place (see standingRing), or an `UnscoredRowRing`. */
  ring: ReactNode;
  title: ReactNode;
  /** One line of grey facts. */
  meta: ReactNode;
  /** The figure by which rows are compared. */
  sum: ReactNode;
  terms?: ReactNode;
  /** Why: the strongest reasons, or what is missed. */
  why?: ReactNode;
  /** What opens the rest of it. */
  more?: ReactNode;
  /** Its clock and one action. */
  actions?: ReactNode;
  /** What was opened, below the row. */
  children?: ReactNode;
}

/**
 * An item of a `list-rows` list, of two or three lines: fit, what and where, how much, why, and one action. All else is
 * loaded when it is opened. It has few elements and attributes, as a page has twenty.
 */
export function ListRow({ id, ring, title, meta, sum, terms, why, more, actions, children }: ListRowProps) {
  return (
    <li id={id}>
      {ring}
      <h3>{title}</h3>
      <p className="meta">{meta}</p>
      <p className="ask">
        <b>{sum}</b> {terms ? <span>{terms}</span> : null}
      </p>
      {why}
      {more}
      {actions ? <div className="act">{actions}</div> : null}
      {children ? <div className="opened">{children}</div> : null}
    </li>
  );
}

/** A row's facts after its place in the list, which its ring says to those who hear it. */
export function PlacedMeta({ standing, children }: { standing: StandingTexts; children: ReactNode }) {
  return (
    <>
      <b aria-hidden="true">{standing.whole}</b>
      {" · "}
      {children}
    </>
  );
}

/** What sets a row apart from its list, each with its points beyond what is typical there. */
export function RowReasons({ reasons }: { reasons: readonly RowReason[] }) {
  return (
    <ul className="why">
      {reasons.map(({ text, points }) => (
        <li key={text} className={points < 0 ? "against" : undefined}>
          <b>{signed(points)}</b>
          {` ${text}`}
        </li>
      ))}
    </ul>
  );
}
