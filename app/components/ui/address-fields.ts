import { useLocation } from "@remix-run/react";
import { type RefObject, useEffect, useRef } from "react";

/**
 * For an element with GET forms: their fields show the address's query again after each navigation (a filter removed
 * by its chip, the way back) and keep the focus. A missing parameter is a select's first option.
 */
export function useAddressFields<Container extends HTMLElement>(): RefObject<Container> {
  const container = useRef<Container>(null);
  const { search } = useLocation();
  useEffect(() => {
    const query = new URLSearchParams(search);
    const fields = container.current?.querySelectorAll<HTMLSelectElement | HTMLInputElement>(
      'form[method="get"] :is(select, input:not([type="hidden"]))',
    );
    for (const field of fields ?? []) {
      if (field === document.activeElement && field instanceof HTMLInputElement) continue;
      const first = field instanceof HTMLSelectElement ? field.options[0]?.value : "";
      field.value = query.get(field.name) ?? first ?? "";
    }
  }, [search]);
  return container;
}
