import { useLocation, useNavigation } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";

/**
 * The texts of text areas that the page has removed while somebody wrote in them, because its data was loaded anew. What
 * was submitted is not among them: the reply answers for it.
 */
export function useLostTexts(): readonly string[] {
  const areas = useRef(new Set<HTMLTextAreaElement>());
  const [lost, setLost] = useState<readonly string[]>([]);
  const { state } = useNavigation();
  const { pathname } = useLocation();
  useEffect(() => {
    const hears = new AbortController();
    const options = { capture: true, signal: hears.signal };
    const written = ({ target }: Event): void => {
      if (target instanceof HTMLTextAreaElement) areas.current.add(target);
    };
    const sent = ({ target }: Event): void => {
      setLost([]);
      for (const area of areas.current) if (area.form === target) areas.current.delete(area);
    };
    document.addEventListener("input", written, options);
    document.addEventListener("submit", sent, options);
    return () => hears.abort();
  }, []);
  // Who goes to another record leaves what was not sent.
  useEffect(
    () => () => {
      areas.current.clear();
      setLost([]);
    },
    [pathname],
  );
  // Whatever the router does draws this anew.
  useEffect(() => {
    if (state !== "idle") return;
    const gone = [...areas.current].filter(({ isConnected }) => !isConnected);
    for (const area of gone) areas.current.delete(area);
    const texts = gone.map(({ value }) => value.trim()).filter((text) => text !== "");
    if (texts.length > 0) setLost(texts);
  });
  return lost;
}
