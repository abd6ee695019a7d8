import type { ReactNode } from "react";
import { useTranslations } from "use-intl";

export interface Milestone {
  key: string;
  name: ReactNode;
  at?: ReactNode;
  note?: ReactNode;
  state: "done" | "current" | "todo";
}

/** The milestones to the payment. */
export function Milestones({ milestones, label }: { milestones: readonly Milestone[]; label: string }) {
  const t = useTranslations("common.steps");
  return (
    <ol className="milestones" aria-label={label}>
      {milestones.map(({ key, name, at, note, state }) => (
        <li key={key} data-state={state} aria-current={state === "current" ? "step" : undefined}>
          <b>
            {name}
            <span className="visually-hidden">, {t(state)}</span>
          </b>
          {at ? <span>{at}</span> : null}
          {note ? <small>{note}</small> : null}
        </li>
      ))}
    </ol>
  );
}
