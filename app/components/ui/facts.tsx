import type { ReactNode } from "react";

interface FactProps {
  label: ReactNode;
  value: ReactNode;
}
export interface ListedFact extends FactProps {
  key: string;
}
interface FactsProps {
  facts?: readonly ListedFact[];
  /** `Fact`s. */
  children?: ReactNode;
}

/** Label-value pairs, one per line, values at the end: for rails and records. */
export function FactList({ facts, children }: FactsProps) {
  return <dl className="kv">{facts?.map(renderFact) ?? children}</dl>;
}

/** Up to five short facts in a row: the header of a teaser. */
export function FactRow({ facts, children }: FactsProps) {
  return <dl className="facts">{facts?.map(renderFact) ?? children}</dl>;
}

function renderFact({ key, ...fact }: ListedFact) {
  return <Fact key={key} {...fact} />;
}

export function Fact({ label, value }: FactProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

interface SidebarBlockProps {
  title: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}

/** One of several blocks of the side column. */
export function SidebarSection({ id, ...block }: SidebarBlockProps & { id?: string }) {
  return (
    <section id={id}>
      <SidebarBlock {...block} />
    </section>
  );
}

/** A titled list of facts for the page's side column. */
export function SidebarBlock({ title, action, children }: SidebarBlockProps) {
  return (
    <>
      <h2 className="rail__title">
        {title} {action}
      </h2>
      {children}
    </>
  );
}
