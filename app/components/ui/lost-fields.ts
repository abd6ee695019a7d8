import { useLocation, useNavigation } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { type Control, controlsOf, drawnIn, isTicked, typedIn } from "../drafts/typed-controls.ts";

/** What was typed or chosen in a field, as its reader saw it. */
export interface LostField {
  label: string;
  text: string;
}

interface LostFields {
  /** Of forms that the page removed while somebody was writing, because its data was reloaded. */
  removed: readonly LostField[];
  /** Of the form that was sent last: whose reply it is if the form is gone with it. */
  sent: readonly LostField[];
}

/** What was typed and chosen in forms that are gone from the page. */
export function useLostFields(): LostFields {
  const written = useRef(new Map<Control, string>());
  const [removed, setRemoved] = useState<readonly LostField[]>([]);
  const [sent, setSent] = useState<readonly LostField[]>([]);
  const { state } = useNavigation();
  const { pathname } = useLocation();
  useEffect(() => {
    const listening = new AbortController();
    const options = { capture: true, signal: listening.signal };
    const write = ({ target }: Event): void => {
      if (!(target instanceof Element)) return;
      const form = target.closest("form");
      if (form === null) return;
      for (const control of controlsOf(form))
        // A label is read while it is on the page.
        if (control === target) written.current.set(control, labelOf(control));
    };
    const send = ({ target }: Event): void => {
      if (!(target instanceof HTMLFormElement)) return;
      setRemoved([]);
      setSent(fieldsIn(controlsOf(target).map((control) => [control, labelOf(control)])));
      for (const control of written.current.keys())
        if (control.form === target) written.current.delete(control);
    };
    document.addEventListener("input", write, options);
    document.addEventListener("submit", send, options);
    return () => listening.abort();
  }, []);
  // Leaving for another record discards what was not sent.
  useEffect(
    () => () => {
      written.current.clear();
      setRemoved([]);
      setSent([]);
    },
    [pathname],
  );
  // Every router update renders this again.
  useEffect(() => {
    if (state !== "idle") return;
    const gone = [...written.current].filter(([{ isConnected }]) => !isConnected);
    for (const [control] of gone) written.current.delete(control);
    const fields = fieldsIn(gone);
    if (fields.length > 0) setRemoved(fields);
  });
  return { removed, sent };
}

function fieldsIn(controls: readonly (readonly [Control, string])[]): LostField[] {
  return controls
    .filter(([control]) => typedIn(control) !== drawnIn(control))
    .map(([control, label]) => ({ label, text: textOf(control).trim() }))
    .filter(({ text }) => text !== "");
}

/** Of a tick, the question; else the field's own label, without the words beside it. */
function labelOf(control: Control): string {
  const group = isTicked(control) ? control.closest("fieldset")?.querySelector("legend") : null;
  return (group ?? control.labels?.[0])?.firstChild?.textContent?.trim() ?? "";
}

function textOf(control: Control): string {
  if (control instanceof HTMLSelectElement) return control.selectedOptions[0]?.text ?? "";
  if (!isTicked(control)) return control.value;
  return control.checked ? (control.labels?.[0]?.querySelector("span")?.firstChild?.textContent ?? "") : "";
}
