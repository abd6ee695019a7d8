import type { ReactNode } from "react";

export interface Fact {
  key: string;
  label: ReactNode;
  value: ReactNode;
}

/** Label-value pairs, one per line, values at the end: for rails and records. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  return <dl className="kv">{facts.map(renderFact)}</dl>;
}

/** Up to five short facts in a row: the header of a teaser. */
export function FactRow({ facts }: { facts: readonly Fact[] }) {
  return <dl className="facts">{facts.map(renderFact)}</dl>;
}

function renderFact({ key, label, value }: Fact) {
  return (
    <div key={key}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

interface RailBlockProps {
  title: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}

/** One of several blocks of the side column. */
export function RailSection({ id, ...block }: RailBlockProps & { id?: string }) {
  return (
    <section id={id}>
      <RailBlock {...block} />
    </section>
  );
}

/** A titled list of facts for the page's side column. */
export function RailBlock({ title, action, children }: RailBlockProps) {
  return (
    <>
      <h2 className="rail__title">
        {title} {action}
      </h2>
      {children}
    </>
  );
}
