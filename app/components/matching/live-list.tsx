import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";

/** At most so often a page is loaded anew. */
const calmMs = 500;
/** A stream that was refused is asked for again so many times, each time after twice as long. */
const patience = 6;

/**
 * Keeps a page's lists as they are: where something of the reader's changed, what the page shows is loaded anew, in
 * place, and whoever hears a page instead of seeing it is told. Without script or EventSource it does nothing.
 */
export function LiveList({ changes, asOf }: { changes: string; asOf: Date }) {
  const t = useTranslations("matching.live");
  const { revalidate, state } = useRevalidator();
  const [isDone, setDone] = useState(false);
  const isAsked = useRef(false);
  const [since] = useState(() => asOf.getTime());

  useEffect(
    () =>
      listen(changes, since, () => {
        isAsked.current = true;
        setDone(false);
        revalidate();
      }),
    [changes, since, revalidate],
  );
  useEffect(() => {
    if (state === "idle" && isAsked.current) {
      isAsked.current = false;
      setDone(true);
    }
  }, [state]);

  return (
    <p className="visually-hidden" role="status">
      {isDone ? t("updated") : ""}
    </p>
  );
}

/** Listens while the page is looked at; what happened meanwhile is told when it is looked at again. */
function listen(url: string, since: number, onChange: () => void): (() => void) | undefined {
  if (!("EventSource" in window)) return undefined;
  let mark = String(since);
  let source: EventSource | undefined;
  let again: number | undefined;
  let waiting: number | undefined;
  let tries = 0;
  let last = 0;

  function open(): void {
    const opened = new EventSource(`${url}?since=${mark}`);
    source = opened;
    opened.onopen = () => {
      tries = 0;
    };
    opened.onmessage = ({ lastEventId }) => {
      mark = lastEventId;
      waiting ??= window.setTimeout(tell, last + calmMs - Date.now());
    };
    opened.onerror = () => {
      // What is merely cut off, the browser opens again itself.
      if (opened.readyState !== EventSource.CLOSED || tries === patience) return;
      tries += 1;
      again = window.setTimeout(open, 1_000 * 2 ** tries);
    };
    opened.addEventListener("end", close);
  }
  function tell(): void {
    waiting = undefined;
    last = Date.now();
    onChange();
  }
  function close(): void {
    source?.close();
    window.clearTimeout(again);
  }
  function look(): void {
    close();
    if (!document.hidden) open();
  }
  look();
  document.addEventListener("visibilitychange", look);
  return () => {
    document.removeEventListener("visibilitychange", look);
    close();
    window.clearTimeout(waiting);
  };
}
