import type { ReactNode } from "react";

export interface TimelineEntry {
  key: string;
  head: ReactNode;
  at: ReactNode;
  current?: boolean;
  body?: ReactNode;
}

/** Events, newest first: who did what, when, and what changed. */
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
