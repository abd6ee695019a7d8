import { useFetchers, useRevalidator } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import type { ChangeTopic } from "#app/domain/events/change-topic.ts";
import { subscribeOnceLoaded } from "./subscribe.ts";

interface LivePageProps {
  changes: string;
  asOf: Date;
  about: ChangeTopic;
  announcement: string;
}

/**
 * Keeps a page up to date: when something that it is `about` changes, its data is reloaded in place, and screen readers
 * announce the text `announcement`. It waits for what the reader has just opened: reloading the page would request that
 * again, and as a page that does not exist while its route is not yet known. Does nothing without script or EventSource.
 */
export function LivePage({ changes, asOf, about, announcement }: LivePageProps) {
  const { revalidate, state } = useRevalidator();
  const isLoading = useFetchers().some((fetcher) => fetcher.state === "loading");
  const [isOutdated, setOutdated] = useState(false);
  const [isDone, setDone] = useState(false);
  const isAsked = useRef(false);
  const [since] = useState(() => asOf.getTime());

  useEffect(
    () =>
      subscribeOnceLoaded(changes, since, about, () => {
        setOutdated(true);
        setDone(false);
      }),
    [changes, since, about],
  );
  useEffect(() => {
    if (!isOutdated || isLoading) return;
    setOutdated(false);
    isAsked.current = true;
    revalidate();
  }, [isOutdated, isLoading, revalidate]);
  useEffect(() => {
    if (state === "idle" && isAsked.current) {
      isAsked.current = false;
      setDone(true);
    }
  }, [state]);

  return (
    <p className="visually-hidden" role="status">
      {isDone ? announcement : ""}
    </p>
  );
}
