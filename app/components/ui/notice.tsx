import type { ReactNode } from "react";
import { useTranslations } from "use-intl";

type NoticeTone = "refusal" | "due" | "money";

interface NoticeProps {
  tone?: NoticeTone | undefined;
  title?: ReactNode;
  live?: boolean;
  children?: ReactNode;
}

/** Information before going on. `live` when it appears in reply to an action. */
export function Notice({ tone, title, live = false, children }: NoticeProps) {
  return (
    <div
      className={tone ? `notice notice--${tone}` : "notice"}
      role={live ? (tone === "refusal" ? "alert" : "status") : undefined}
    >
      {title ? <h2>{title}</h2> : null}
      {children}
    </div>
  );
}

interface EmptyStateProps {
  title: ReactNode;
  steps?: readonly ReactNode[];
  /** How many of the steps are done. */
  done?: number;
  actions?: ReactNode;
  children?: ReactNode;
}

/** An empty state: what will appear, the steps that lead there, one action. */
export function EmptyState({ title, steps, done = 0, actions, children }: EmptyStateProps) {
  const t = useTranslations("common.steps");
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children ? <p>{children}</p> : null}
      {steps ? (
        <ol>
          {steps.map((step, index) => (
            <li key={index} data-state={index < done ? "done" : undefined}>
              {step}
              {index < done ? <span className="visually-hidden"> {t("done")}</span> : null}
            </li>
          ))}
        </ol>
      ) : null}
      {actions ? <div className="row">{actions}</div> : null}
    </div>
  );
}
