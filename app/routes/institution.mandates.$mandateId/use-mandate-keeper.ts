import { useFetcher } from "@remix-run/react";
import { type FormEvent, useCallback, useEffect, useRef, useState } from "react";
import { paths, withQuery } from "#app/shared/paths.ts";
import { replyOf } from "#app/shared/reply.ts";
import type { PreviewLoader } from "./shapes.ts";

/** What the server answers a draft that is being typed; `offline` is the browser's own answer without it. */
interface TypingAnswer {
  saved?: { revision: number; savedAt: Date };
  refused?: string[];
  offline?: true;
}

export type Keeping =
  | { state: "idle" | "saving" | "offline" | "conflict" | "failed" }
  | { state: "saved"; at: Date; refused: readonly string[] };

const countAfterMs = 350;
const saveAfterMs = 1_200;
const retryMs = 10_000;

/**
 * What happens while a mandate is typed: who fits is counted a moment after each change, and the draft is kept a
 * little later. A draft that another tab has changed is not written over.
 */
export function useMandateKeeper(mandateId: string, unit: string, madeFrom: number) {
  const counting = useFetcher<PreviewLoader>();
  const saving = useFetcher<TypingAnswer>();
  const form = useRef<HTMLFormElement>(null);
  const timers = useRef<{ count?: ReturnType<typeof setTimeout>; save?: ReturnType<typeof setTimeout> }>({});
  const revision = useRef(madeFrom);
  /** One save at a time: the next stands on the revision of the one before it. */
  const isSaving = useRef(false);
  const typedSince = useRef(false);
  /** The button of a form that waits for the save before it, so that it does not meet its own author's revision. */
  const waiting = useRef<HTMLElement | null>(null);
  const [keeping, setKeeping] = useState<Keeping>({ state: "idle" });
  const [standing, setStanding] = useState(madeFrom);
  const { submit: count } = counting;
  const { submit: save, data: saved, state: savingState } = saving;

  const saveNow = useCallback(() => {
    if (form.current === null) return;
    if (isSaving.current) {
      typedSince.current = true;
      return;
    }
    isSaving.current = true;
    typedSince.current = false;
    const answers = new FormData(form.current);
    answers.set("revision", String(revision.current));
    setKeeping({ state: "saving" });
    save(answers, {
      method: "post",
      action: withQuery(paths.institution.mandate(mandateId), { act: "typing", unit }),
    });
  }, [save, mandateId, unit]);

  useEffect(() => {
    if (savingState !== "idle" || saved === undefined) return;
    isSaving.current = false;
    if (saved.saved) {
      revision.current = saved.saved.revision;
      setStanding(saved.saved.revision);
      setKeeping({ state: "saved", at: saved.saved.savedAt, refused: saved.refused ?? [] });
    } else if (saved.offline) {
      setKeeping({ state: "offline" });
      clearTimeout(timers.current.save);
      timers.current.save = setTimeout(saveNow, retryMs);
    } else {
      setKeeping({ state: replyOf(saved).refusal?.code === "mandate-stale-draft" ? "conflict" : "failed" });
    }
    const button = waiting.current;
    waiting.current = null;
    if (!saved.saved || form.current === null) return;
    if (button === null) {
      if (typedSince.current) timers.current.save = setTimeout(saveNow, saveAfterMs);
      return;
    }
    // It is sent before the page is drawn again.
    const input = form.current.elements.namedItem("revision");
    if (input instanceof HTMLInputElement) input.value = String(saved.saved.revision);
    form.current.requestSubmit(button);
  }, [saved, savingState, saveNow]);

  useEffect(() => {
    const running = timers.current;
    return () => {
      clearTimeout(running.count);
      clearTimeout(running.save);
    };
  }, []);

  const onChange = useCallback(() => {
    clearTimeout(timers.current.count);
    clearTimeout(timers.current.save);
    timers.current.count = setTimeout(() => {
      if (form.current === null) return;
      const answers = new FormData(form.current);
      answers.set("unit", unit);
      count(answers, { method: "get", action: paths.institution.mandatePreview(mandateId) });
    }, countAfterMs);
    if (keeping.state !== "conflict") timers.current.save = setTimeout(saveNow, saveAfterMs);
  }, [count, saveNow, mandateId, unit, keeping.state]);

  /** A form that is sent whole carries the last revision; what waits to be kept is in it. */
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    clearTimeout(timers.current.save);
    if (!isSaving.current) return;
    event.preventDefault();
    waiting.current = (event.nativeEvent as SubmitEvent).submitter;
  };

  return {
    form,
    keeping,
    revision: standing,
    preview: counting.data?.preview ?? null,
    isCounting: counting.state !== "idle",
    onChange,
    onSubmit,
  };
}
