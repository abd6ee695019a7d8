import { useFetcher } from "@remix-run/react";
import { type FormEvent, useEffect, useRef } from "react";
import type { PricedCounter } from "#app/services/offers/price-counter.server.ts";

const typingPauseMs = 500;

/**
 * Requests the figures shortly after the last change, and at once for input typed before the scripts loaded; invalid
 * terms have none.
 */
export function usePricedCounter(formId: string, key: string) {
  const { data, submit } = useFetcher<unknown>({ key: `counter-offer-${key}` });
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const ask = (form: HTMLFormElement): void => {
    const typed = new FormData(form);
    typed.set("act", "counter");
    submit(typed, { method: "post", action: "?as=weighing" });
  };
  useEffect(() => {
    const form = document.getElementById(formId);
    if (form instanceof HTMLFormElement && isFilled(form)) ask(form);
    return () => clearTimeout(timer.current);
  }, []);
  const requestPrice = ({ currentTarget: form }: FormEvent<HTMLFormElement>): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => ask(form), typingPauseMs);
  };
  return { requestPrice, priced: (data as { priced?: PricedCounter } | undefined)?.priced ?? null };
}

const isFilled = (form: HTMLFormElement): boolean =>
  [...form.querySelectorAll<HTMLInputElement>("input:not([type=hidden])")].some(({ value }) => value !== "");
