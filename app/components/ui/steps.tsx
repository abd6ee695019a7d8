import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";

type StepState = "done" | "current" | "todo" | "error";

export interface Step {
  key: string;
  to: string;
  name: ReactNode;
  note?: ReactNode;
  state: StepState;
}

interface StepsProps {
  steps: readonly Step[];
  label: string;
}

/** The steps of a long form. A phone shows numbers and the name of the present step; screen readers get all names. */
export function Steps({ steps, label }: StepsProps) {
  const t = useTranslations("common.steps");
  return (
    <nav aria-label={label}>
      <ol className="steps steps--compact">
        {steps.map(({ key, to, name, note, state }) => (
          <li key={key} data-state={state}>
            <Link to={to} aria-current={state === "current" ? "step" : undefined}>
              <span className="steps__name">
                {name}
                <small>{note ?? t(state)}</small>
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
