import { useLocation, useNavigation } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";

/**
 * Texts of text areas that the page removed while somebody was writing, because its data was reloaded. Submitted texts
 * are left out: the reply returns them.
 */
export function useLostTexts(): readonly string[] {
  const areas = useRef(new Set<HTMLTextAreaElement>());
  const [lost, setLost] = useState<readonly string[]>([]);
  const { state } = useNavigation();
  const { pathname } = useLocation();
  useEffect(() => {
    const listening = new AbortController();
    const options = { capture: true, signal: listening.signal };
    const written = ({ target }: Event): void => {
      if (target instanceof HTMLTextAreaElement) areas.current.add(target);
    };
    const sent = ({ target }: Event): void => {
      setLost([]);
      for (const area of areas.current) if (area.form === target) areas.current.delete(area);
    };
    document.addEventListener("input", written, options);
    document.addEventListener("submit", sent, options);
    return () => listening.abort();
  }, []);
  // Leaving for another record discards unsent texts.
  useEffect(
    () => () => {
      areas.current.clear();
      setLost([]);
    },
    [pathname],
  );
  // Every router update renders this again.
  useEffect(() => {
    if (state !== "idle") return;
    const removed = [...areas.current].filter(({ isConnected }) => !isConnected);
    for (const area of removed) areas.current.delete(area);
    const texts = removed.map(({ value }) => value.trim()).filter((text) => text !== "");
    if (texts.length > 0) setLost(texts);
  });
  return lost;
}
