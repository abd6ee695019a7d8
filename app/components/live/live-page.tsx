import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import type { Told } from "#app/domain/events/told.ts";
import { listen } from "./stream.ts";

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
