import { useNavigate, useSubmit } from "@remix-run/react";
import type { FormEvent, MouseEvent } from "react";

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
      link.target !== "" ||
      link.hasAttribute("download") ||
      link.origin !== window.location.origin
    )
      return;
    event.preventDefault();
    const { pathname, search, hash } = link;
    navigate(pathname + search + hash, {
      preventScrollReset: "stay" in link.dataset,
      replace: link.href === window.location.href,
    });
  };
}

/** Sends the plain forms within an element, all of which ask for a page (GET), as `Form` would. */
export function usePlainForms(): (event: FormEvent<HTMLElement>) => void {
  const submit = useSubmit();
  return (event) => {
    if (event.defaultPrevented || !(event.target instanceof HTMLFormElement)) return;
    event.preventDefault();
    submit(event.target);
  };
}

/** A click that asks for this page, not for another tab, a window or a file. */
export function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
}
