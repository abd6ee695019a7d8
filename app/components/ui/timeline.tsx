import type { ReactNode } from "react";

export interface TimelineEntry {
  key: string;
  head: ReactNode;
  at: ReactNode;
  current?: boolean;
  body?: ReactNode;
}

/** What happened, the newest first: who did what, when, and what it changed. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol className="timeline">
      {entries.map(({ key, head, at, current, body }) => (
        <li key={key} data-current={current ? "" : undefined}>
          <div className="timeline__head">
            <span>{head}</span>
            {at}
          </div>
          {body}
        </li>
      ))}
    </ol>
  );
}

export interface Difference {
  key: string;
  label: ReactNode;
  before?: ReactNode;
  after: ReactNode;
}

/** Differences between two versions: struck through and underlined, never by colour alone. */
export function Differences({ items }: { items: readonly Difference[] }) {
  return (
    <dl className="diff">
      {items.map(({ key, label, before, after }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>
            {before === undefined ? null : <del>{before}</del>}
            <ins>{after}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
