import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import type { Told } from "#app/domain/events/told.ts";

/** At most so often a page is loaded anew. */
const calmMs = 500;
/** A stream that was refused is asked for again so many times, each time after twice as long. */
const patience = 6;

/**
 * Keeps what a page shows as it is: where something changed that the page is `about`, it is loaded anew, in place, and
 * whoever hears a page instead of seeing it is told in the words of `said`. Without script or EventSource it does
 * nothing.
 */
export function LivePage({
  changes,
  asOf,
  about,
  said,
}: {
  changes: string;
  asOf: Date;
  about: Told;
  said: string;
}) {
  const { revalidate, state } = useRevalidator();
  const [isDone, setDone] = useState(false);
  const isAsked = useRef(false);
  const [since] = useState(() => asOf.getTime());

  useEffect(
    () =>
      listen(changes, since, about, () => {
        isAsked.current = true;
        setDone(false);
        revalidate();
      }),
    [changes, since, about, revalidate],
  );
  useEffect(() => {
    if (state === "idle" && isAsked.current) {
      isAsked.current = false;
      setDone(true);
    }
  }, [state]);

  return (
    <p className="visually-hidden" role="status">
      {isDone ? said : ""}
    </p>
  );
}

/** Listens while the page is looked at; what happened meanwhile is told when it is looked at again. */
function listen(url: string, since: number, about: Told, onChange: () => void): (() => void) | undefined {
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
    opened.onmessage = ({ lastEventId, data }) => {
      mark = lastEventId;
      if (data !== about && data !== "anything") return;
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
