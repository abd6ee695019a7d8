import { useRevalidator } from "@remix-run/react";
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
 * announce the text `announcement`. Does nothing without script or EventSource.
 */
export function LivePage({ changes, asOf, about, announcement }: LivePageProps) {
  const { revalidate, state } = useRevalidator();
  const [isDone, setDone] = useState(false);
  const isAsked = useRef(false);
  const [since] = useState(() => asOf.getTime());

  useEffect(
    () =>
      subscribeOnceLoaded(changes, since, about, () => {
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
      {isDone ? announcement : ""}
    </p>
  );
}
