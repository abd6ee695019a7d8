import { type ReactNode, type SyntheticEvent, useEffect, useRef } from "react";
import { classNames } from "./class-names.ts";

interface MoreProps {
  summary: ReactNode;
  /** Folded on a phone alone: on a wide screen it stands open, without its summary. */
  narrow?: boolean;
  open?: boolean;
  onToggle?: (event: SyntheticEvent<HTMLDetailsElement>) => void;
  children: ReactNode;
}

/**
 * A disclosure (chevron and word) without script. If opened before the script loaded, `onToggle` is called on
 * hydration.
 */
export function More({ summary, narrow = false, open, onToggle, children }: MoreProps) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (details.current?.open) details.current.dispatchEvent(new Event("toggle"));
  }, []);
  return (
    <details
      className={classNames("more", narrow && "more--narrow")}
      ref={details}
      open={open}
      onToggle={onToggle}
    >
      <summary>{summary}</summary>
      {children}
    </details>
  );
}

interface PopoverProps {
  summary: ReactNode;
  group?: string;
  look?: string | undefined;
  start?: boolean;
  open?: boolean;
  children: ReactNode;
}

/**
 * A panel that opens at its button, without script, for a pass with its code or a filter form. Panels of one `group`
 * close each other. `look` sets the summary's classes, by default a small secondary button. `open`: its form was
 * returned with errors.
 */
export function Popover({
  summary,
  group,
  look = "btn btn-quiet btn-sm",
  start = false,
  open,
  children,
}: PopoverProps) {
  return (
    <details className={classNames("popover", start && "popover--start")} name={group} open={open}>
      <summary className={look}>{summary}</summary>
      <div className="popover__panel">{children}</div>
    </details>
  );
}
