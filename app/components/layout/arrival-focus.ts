import { type Location, useLocation, useNavigation } from "@remix-run/react";
import { useEffect } from "react";

/** Where the last navigation arrived. Outside of React: an error page replaces the whole document's tree. */
let last: Location | null = null;
/** What had the focus when the current navigation began. */
let used: Element | null = null;

/**
 * Moves the focus after a client-side navigation, as a new document would: to the target of the address's hash, else
 * to the heading, which screen readers then read. A change within a page (a filter, a tab, an opened panel, a sent
 * form) leaves the focus where it is, unless it has removed what had it, or shows another page of a list. The scroll
 * position is Remix's.
 */
export function ArrivalFocus(): null {
  const location = useLocation();
  const isMoving = useNavigation().state !== "idle";
  useEffect(() => {
    if (isMoving) used = document.activeElement;
  }, [isMoving]);
  useEffect(() => {
    const from = last;
    last = location;
    if (from === null || from === location) return;
    const target = document.getElementById(location.hash.slice(1));
    if (target !== null) takeFocus(target);
    else if (from.pathname !== location.pathname ? !isTakenByPage() : isLeftBehind()) takeFocus(heading());
  }, [location]);
  return null;
}

/** What had the focus is gone, or leads to yet another page of the list. */
const isLeftBehind = () => document.activeElement?.matches("body,[rel=next],[rel=prev]") === true;

const heading = () => document.querySelector<HTMLElement>("main h1");

/** The new page has given the focus to one of its parts itself: to its errors, say. */
function isTakenByPage(): boolean {
  const active = document.activeElement;
  return active !== used && active?.closest("main > *") != null;
}

function takeFocus(element: HTMLElement | null): void {
  if (element === null) return;
  element.focus({ preventScroll: true });
  if (document.activeElement === element) return;
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
}
