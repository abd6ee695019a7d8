import { ChangedText } from "#app/components/prospects/changed-text.tsx";
import type { TextDifference } from "#app/domain/moderation/text-difference.ts";
import type { Disclosed } from "#app/domain/introductions/disclosed.ts";
import { LazyDisclosedFacts } from "./lazy-disclosed-facts.ts";

interface OpenedDataProps {
  shown: Disclosed | null;
  /** Where this differs from the version that an application keeps. */
  changed: { lead: string; rows: readonly { path: string; label: string; change: TextDifference }[] } | null;
}

/** What an institution is about to read: the live version, after what differs from the version of its request. */
export function OpenedData({ shown, changed }: OpenedDataProps) {
  if (shown === null) return <div />;
  return (
    <div className="stack-lg">
      {changed === null ? null : (
        <div className="stack">
          <p>{changed.lead}</p>
          <ul>
            {changed.rows.map(({ path, label, change }) => (
              <li key={path}>
                {label} <ChangedText change={change} />
              </li>
            ))}
          </ul>
        </div>
      )}
      <LazyDisclosedFacts shown={shown} />
    </div>
  );
}
