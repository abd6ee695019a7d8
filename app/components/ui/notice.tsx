import type { ReactNode } from "react";

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
  actions?: ReactNode;
  children?: ReactNode;
}

/** An empty state: what will appear, the steps that lead there, one action. */
export function EmptyState({ title, steps, actions, children }: EmptyStateProps) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children ? <p>{children}</p> : null}
      {steps ? (
        <ol>
          {steps.map((step, index) => (
            <li key={index}>{step}</li>
          ))}
        </ol>
      ) : null}
      {actions ? <div className="row">{actions}</div> : null}
    </div>
  );
}
