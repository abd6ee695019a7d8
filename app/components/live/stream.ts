import type { ChangeTopic } from "#app/domain/events/change-topic.ts";

/** Minimum time between notifications. */
const calmMs = 500;
/** Retry interval while the server is unreachable. */
const retryMs = 2_000;
/** Number of retries of a refused stream, with doubled delays. */
const patience = 6;
/** A page is read shortly before it subscribes: events of that interval are sent again. */
const slackMs = 2_000;

interface Stream {
  listeners: Set<(what: string) => void>;
  lastEvents: Map<string, number>;
  end: () => void;
}

/** One stream for all subscribers on a page. */
const streams = new Map<string, Stream>();

/**
 * Subscribes to changes of what it is `about` while the page is visible; changes while hidden are delivered afterwards.
 */
export function subscribeToPageChanges(
  url: string,
  since: number,
  about: ChangeTopic,
  onChange: () => void,
): (() => void) | undefined {
  if (!("EventSource" in window)) return undefined;
  let stream = streams.get(url);
  if (!stream) streams.set(url, (stream = open(url, since)));
  const { listeners, lastEvents, end } = stream;
  let waiting: number | undefined;
  let last = 0;
  const onEvent = (what: string): void => {
    if (what === about || what === "anything")
      waiting ??= window.setTimeout(() => void deliver(), last + calmMs - Date.now());
  };
  async function deliver(): Promise<void> {
    // Reloading while offline would lose the page: wait until the server can be reached.
    const isReachable = await fetch("/healthz/live", { method: "HEAD" }).then(
      () => true,
      () => false,
    );
    if (!listeners.has(onEvent)) return;
    if (isReachable) {
      waiting = undefined;
      last = Date.now();
      onChange();
    } else waiting = window.setTimeout(() => void deliver(), retryMs);
  }
  for (const [what, at] of lastEvents) if (at > since - slackMs) onEvent(what);
  listeners.add(onEvent);
  return () => {
    window.clearTimeout(waiting);
    listeners.delete(onEvent);
    if (listeners.size > 0) return;
    streams.delete(url);
    end();
  };
}

function open(url: string, since: number): Stream {
  const listeners: Stream["listeners"] = new Set();
  const lastEvents: Stream["lastEvents"] = new Map();
  let mark = String(since);
  let source: EventSource | undefined;
  let again: number | undefined;
  let tries = 0;

  function connect(): void {
    const opened = new EventSource(`${url}?since=${mark}`);
    source = opened;
    opened.onopen = () => {
      tries = 0;
    };
    opened.onmessage = ({ lastEventId, data }: MessageEvent<string>) => {
      mark = lastEventId;
      lastEvents.set(data, Number(mark));
      for (const onEvent of listeners) onEvent(data);
    };
    opened.onerror = () => {
      // The browser itself reopens a connection that was merely cut.
      if (opened.readyState !== EventSource.CLOSED || tries === patience) return;
      tries += 1;
      again = window.setTimeout(connect, 1_000 * 2 ** tries);
    };
    opened.addEventListener("end", close);
  }
  function close(): void {
    source?.close();
    window.clearTimeout(again);
  }
  function look(): void {
    close();
    if (!document.hidden) connect();
  }
  look();
  document.addEventListener("visibilitychange", look);
  return {
    listeners,
    lastEvents,
    end() {
      document.removeEventListener("visibilitychange", look);
      close();
    },
  };
}
