import { useEffect } from "react";
import { paths } from "#app/shared/paths.ts";

/**
 * Notes that the start page is in view: after it was shown in a browser, not when it was fetched ahead or reloaded in a
 * tab behind others. Without script the person's button does it.
 */
export function useNotedVisit(): void {
  useEffect(() => {
    const note = () => {
      if (document.visibilityState !== "visible") return;
      // Offline the visit is not noted: what is new then stays new.
      const body = new URLSearchParams({ act: "open" });
      fetch(paths.visits(), { method: "POST", body, keepalive: true }).catch(() => null);
    };
    note();
    document.addEventListener("visibilitychange", note);
    return () => {
      document.removeEventListener("visibilitychange", note);
    };
  }, []);
}
