import type { ReactNode } from "react";
import { usePlainLinks } from "./plain-links.ts";
import { unbroken } from "./unbroken.tsx";

interface Crumb {
  label: ReactNode;
  to: string;
}

interface Crumbs {
  /** For screen readers. */
  label: string;
  items: readonly Crumb[];
}

/** The way back to one page. */
export function crumbTo(label: string, name: ReactNode, to: string): Crumbs {
  return { label, items: [{ label: name, to }] };
}

interface PageHeaderProps {
  title: ReactNode;
  lead?: ReactNode;
  crumbs?: Crumbs;
  actions?: ReactNode;
  /** Facts in grey. */
  children?: ReactNode;
}

/** The page header: location, the only `<h1>`, a sentence, facts, and actions. */
export function PageHeader({ title, lead, crumbs, actions, children }: PageHeaderProps) {
  const goTo = usePlainLinks();
  return (
    <div className="page-header">
      <div className="page-header__text">
        {crumbs ? (
          <nav className="crumbs" aria-label={crumbs.label} onClick={goTo}>
            <ol>
              {crumbs.items.map(({ label, to }) => (
                <li key={to}>
                  <a href={to}>{unbroken(label)}</a>
                </li>
              ))}
            </ol>
          </nav>
        ) : null}
        <h1>{unbroken(title)}</h1>
        {lead ? <p className="lead">{lead}</p> : null}
        {children ? <div className="page-header__meta">{children}</div> : null}
      </div>
      {actions ? <div className="page-header__actions">{actions}</div> : null}
    </div>
  );
}

interface SectionProps {
  id: string;
  title: ReactNode;
  note?: ReactNode;
  spaced?: boolean;
  children: ReactNode;
}

/** A section of a page. `note` is at the right of the heading. */
export function Section({ id, title, note, spaced = true, children }: SectionProps) {
  return (
    <section className={spaced ? "section section--spaced" : "section"} aria-labelledby={id}>
      <div className="section__head">
        <h2 id={id}>{title}</h2>
        {typeof note === "string" ? <p>{note}</p> : note}
      </div>
      {children}
    </section>
  );
}

interface NamedSectionProps {
  id: string;
  title: ReactNode;
  /** As in the side column, or for screen readers only. */
  heading: "sidebar" | "hidden";
  children: ReactNode;
}

/** A section named by its small or hidden heading. */
export function NamedSection({ id, title, heading, children }: NamedSectionProps) {
  return (
    <section aria-labelledby={id}>
      <h2 className={heading === "sidebar" ? "rail__title" : "visually-hidden"} id={id}>
        {title}
      </h2>
      {children}
    </section>
  );
}
