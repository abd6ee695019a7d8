import { useNavigate, useSubmit } from "@remix-run/react";
import type { FormEvent, MouseEvent } from "react";

/**
 * Client-side navigation for all plain anchors in an element, as `Link` does: in long lists a hundred `Link`s are most
 * of a page's cost. `data-stay` keeps the scroll position.
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

/**
 * Submits the plain GET forms in an element as Remix's `Form` would, and each at once when a choice in it changes:
 * without script they have a button in a `<noscript>`. The page stays where it is.
 */
export function usePlainForms() {
  const submit = useSubmit();
  return {
    onSubmit(event: FormEvent<HTMLElement>): void {
      if (event.defaultPrevented || !(event.target instanceof HTMLFormElement)) return;
      event.preventDefault();
      const { submitter } = event.nativeEvent as SubmitEvent;
      submit(submitter instanceof HTMLButtonElement ? submitter : event.target, { preventScrollReset: true });
    },
    onChange({ target }: FormEvent<HTMLElement>): void {
      if (target instanceof HTMLSelectElement) target.form?.requestSubmit();
    },
  };
}

/** A click that opens this tab, not another tab or window, nor a file. */
export function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
}
