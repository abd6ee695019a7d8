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

interface RefusedProps {
  title: ReactNode;
  why: ReactNode;
  repairable?: boolean | undefined;
  whatNow?: ReactNode;
}

/** A refusal: what happened, why with the values, whether it can be repaired, and what to do next. */
export function Refused({ title, why, repairable, whatNow }: RefusedProps) {
  const t = useTranslations("common");
  return (
    <Notice tone="refusal" title={title}>
      <dl>
        <div>
          <dt>{t("refusal.why")}</dt>
          <dd>{why}</dd>
        </div>
        {repairable === undefined ? null : (
          <div>
            <dt>{t("refusal.repairable")}</dt>
            <dd>{t(repairable ? "refusal.yes" : "refusal.no")}</dd>
          </div>
        )}
        {whatNow ? (
          <div>
            <dt>{t("refusal.whatNow")}</dt>
            <dd>{whatNow}</dd>
          </div>
        ) : null}
      </dl>
    </Notice>
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
