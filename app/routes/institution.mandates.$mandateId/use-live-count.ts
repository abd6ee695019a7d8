import { useFetcher } from "@remix-run/react";
import { type RefObject, useCallback, useEffect, useRef } from "react";
import { isOffline, type OfflineAnswer } from "#app/shared/offline.ts";
import { paths } from "#app/shared/paths.ts";
import type { ShownPreview } from "./shapes.ts";

const countAfterMs = 350;

/** Counts the prospects that fit a mandate, shortly after each change of its form. */
export function useLiveCount(form: RefObject<HTMLFormElement>, mandateId: string, unit: string) {
  const { data, state, submit } = useFetcher<() => Promise<{ preview: ShownPreview } | OfflineAnswer>>();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  const count = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (form.current === null || !navigator.onLine) return;
      const answers = new FormData(form.current);
      answers.set("unit", unit);
      submit(answers, { method: "get", action: paths.institution.mandatePreview(mandateId) });
    }, countAfterMs);
  }, [submit, form, mandateId, unit]);
  return {
    preview: data === undefined || isOffline(data) ? null : data.preview,
    isCounting: state !== "idle",
    count,
  };
}
