import { type ReactNode, type SyntheticEvent, useEffect, useRef } from "react";
import { classNames } from "./class-names.ts";

/** More, on demand: a chevron and a word, without script. What was opened before the script came is told once it has. */
export function More({
  summary,
  open,
  onToggle,
  children,
}: {
  summary: ReactNode;
  open?: boolean;
  onToggle?: (event: SyntheticEvent<HTMLDetailsElement>) => void;
  children: ReactNode;
}) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (details.current?.open) details.current.dispatchEvent(new Event("toggle"));
  }, []);
  return (
    <details className="more" ref={details} open={open} onToggle={onToggle}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}

/** A button that asks once more, without script: what it would do stands behind it, with the button that does it. */
export function ConfirmStep({
  summary,
  open,
  children,
}: {
  summary: ReactNode;
  open?: boolean;
  children: ReactNode;
}) {
  return (
    <details className="confirm-step" open={open}>
      <summary className="btn btn-primary">{summary}</summary>
      <div className="confirm-step__body stack">{children}</div>
    </details>
  );
}

/**
 * A panel that opens at its button, without script: for a pass with its code, or a filter's form. Panels with the
 * same `group` close each other. `look` gives the summary's classes, a quiet small button by default. `open`: its
 * form came back with something to put right.
 */
export function Popover({
  summary,
  group,
  look = "btn btn-quiet btn-sm",
  start = false,
  open,
  children,
}: {
  summary: ReactNode;
  group?: string;
  look?: string;
  start?: boolean;
  open?: boolean;
  children: ReactNode;
}) {
  return (
    <details className={classNames("popover", start && "popover--start")} name={group} open={open}>
      <summary className={look}>{summary}</summary>
      <div className="popover__panel">{children}</div>
    </details>
  );
}
