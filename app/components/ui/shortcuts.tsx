import { type ReactNode, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { usePlainLinks } from "./plain-links.ts";

const STORED = "shortcuts-off";

interface ShortcutsProps {
  /** The links of the page that a key opens. */
  links: readonly { key: string; to: string; label: ReactNode }[];
}

/**
 * A page's one-key shortcuts: the list of its links with their keys, and the switch that turns the keys off, as people
 * need who speak to their browser. A key does what a click on the element with that `aria-keyshortcuts` does.
 */
export function Shortcuts({ links }: ShortcutsProps) {
  const t = useTranslations("admin.shortcuts");
  const goTo = usePlainLinks();
  const [isOn, setOn] = useState(true);
  useEffect(() => setOn(readIsOn()), []);
  useEffect(() => {
    if (!isOn) return;
    document.addEventListener("keydown", pressKey);
    return () => document.removeEventListener("keydown", pressKey);
  }, [isOn]);
  const turn = (on: boolean) => {
    setOn(on);
    storeIsOn(on);
  };
  return (
    <details className="popover shortcuts" id="shortcuts">
      <summary className="btn btn-quiet" aria-keyshortcuts="?">
        {t("title")}
      </summary>
      <div className="popover__panel stack" onClick={goTo}>
        <ul className="shortcuts__list">
          {links.map(({ key, to, label }) => (
            <li key={key}>
              <a href={to} aria-keyshortcuts={key}>
                {label}
              </a>
              <kbd>{key.toUpperCase()}</kbd>
            </li>
          ))}
          <li>
            <span>{t("list")}</span>
            <kbd>?</kbd>
          </li>
        </ul>
        <label className="choice">
          <input type="checkbox" checked={isOn} onChange={({ target }) => turn(target.checked)} />
          <span>
            {t("on")}
            <small>{t("note")}</small>
          </span>
        </label>
      </div>
    </details>
  );
}

const TYPING =
  "textarea, select, input:not([type=radio], [type=checkbox], [type=submit], [type=button]), [contenteditable]";

function pressKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
  const from = event.target instanceof Element ? event.target : null;
  if (from?.closest(TYPING) || document.querySelector("dialog[open]")) return;
  const key = CSS.escape(event.key.toLowerCase());
  const target = document.querySelector<HTMLElement>(`[aria-keyshortcuts="${key}"]`);
  if (target === null) return;
  event.preventDefault();
  const place = placeOf(target);
  if (place === null) target.click();
  else
    (
      place.querySelector<HTMLElement>("input:enabled:not([type=hidden]), button, summary, a") ?? place
    ).focus();
}

/** The part of this page that a link leads to. */
function placeOf(target: HTMLElement): HTMLElement | null {
  if (!(target instanceof HTMLAnchorElement) || target.hash === "") return null;
  return target.pathname === location.pathname ? document.getElementById(target.hash.slice(1)) : null;
}

/** A browser may refuse its storage: the keys are then on at each visit. */
function readIsOn(): boolean {
  try {
    return localStorage.getItem(STORED) === null;
  } catch {
    return true;
  }
}

function storeIsOn(on: boolean): void {
  try {
    if (on) localStorage.removeItem(STORED);
    else localStorage.setItem(STORED, "yes");
  } catch {
    // As above.
  }
}
