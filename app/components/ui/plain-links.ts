import { useNavigate } from "@remix-run/react";
import type { MouseEvent } from "react";

/**
 * Lets the plain anchors within an element go to their pages as `Link` would: for long lists, where a hundred of those
 * are most of what a page costs. `data-stay` keeps the place where the reader is.
 */
export function usePlainLinks(): (event: MouseEvent<HTMLElement>) => void {
  const navigate = useNavigate();
  return (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (
      link === null ||
      event.defaultPrevented ||
      !isPlainClick(event) ||
      link.origin !== window.location.origin
    )
      return;
    event.preventDefault();
    navigate(link.pathname + link.search + link.hash, { preventScrollReset: "stay" in link.dataset });
  };
}

/** A click that asks for this page, not for another tab, a window or a file. */
export function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
}
