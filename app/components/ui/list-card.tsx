import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { FactRow, type ListedFact } from "./facts.tsx";

interface ListCardProps {
  id: string;
  ring?: ReactNode;
  title: ReactNode;
  to?: string;
  meta: ReactNode;
  facts?: readonly ListedFact[];
  sum: ReactNode;
  terms?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
}

/**
 * One entry of a list: ring, title, grey facts, reasons (as children), and at the right the ask and the actions.
 * Outside a list it has neither ring nor link.
 */
export function ListCard({ id, ring, title, to, meta, facts, sum, terms, actions, children }: ListCardProps) {
  return (
    <article
      className={classNames("list-card", ring === undefined && "list-card--unranked")}
      aria-labelledby={id}
    >
      {ring}
      <div className="list-card__body">
        <header>
          <h3 className="list-card__title" id={id}>
            {to === undefined ? title : <Link to={to}>{title}</Link>}{" "}
          </h3>
          <p className="list-card__meta">{meta}</p>
        </header>
        {facts ? <FactRow facts={facts} /> : null}
        {children}
      </div>
      <div className="list-card__ask">
        <div>
          <p className="list-card__sum">{sum}</p>
          {terms ? <p className="list-card__terms">{terms}</p> : null}
        </div>
        {actions}
      </div>
    </article>
  );
}
