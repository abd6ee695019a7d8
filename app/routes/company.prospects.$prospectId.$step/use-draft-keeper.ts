import { useActionData, useFetcher } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState, type FormEvent } from "react";
import { isOffline } from "#app/shared/offline.ts";
import { replyOf } from "#app/shared/reply.ts";
import { answersOf, CopiesOfStep, fillForm, type LocalCopy } from "./local-copy.ts";

/** What the server answers a draft that is being typed. */
interface TypingAnswer {
  saved?: { revision: number; savedAt: Date };
  refused?: string[];
}

export type Keeping =
  | { state: "idle" | "saving" | "offline" | "conflict" | "failed" }
  | { state: "saved"; at: Date; refused: readonly string[] };

const quietMs = 1_200;
const retryMs = 10_000;

/**
 * Keeps a step's form while it is typed: at once in the browser, a moment later on the server. A lost network is
 * tried again; a draft that somebody else has changed is never written over without being asked.
 */
export function useDraftKeeper(prospectId: string, step: string, loadedRevision: number, isOpen: boolean) {
  const { state, data, submit } = useFetcher<TypingAnswer>();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const revision = useRef(loadedRevision);
  const typedSince = useRef(false);
  /** The button of a form that waits for the save before it, so that it does not meet its own author's revision. */
  const waiting = useRef<HTMLElement | null>(null);
  const [keeping, setKeeping] = useState<Keeping>({ state: "idle" });
  const [copy, setCopy] = useState<LocalCopy | null>(null);
  const [standing, setStanding] = useState(loadedRevision);
  const copies = useRef<CopiesOfStep>();

  const save = useCallback(() => {
    clearTimeout(timer.current);
    if (form.current === null) return;
    const answers = new FormData(form.current);
    answers.set("revision", String(revision.current));
    typedSince.current = false;
    setKeeping({ state: "saving" });
    submit(answers, { method: "post", action: "?save=typing" });
  }, [submit]);

  const saveIn = useCallback(
    (ms: number) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(save, ms);
    },
    [save],
  );

  useEffect(() => {
    if (state !== "idle" || data === undefined) return;
    if (data.saved) {
      moveTo(data.saved.revision);
      setKeeping({ state: "saved", at: data.saved.savedAt, refused: data.refused ?? [] });
      if (typedSince.current) saveIn(quietMs);
      else if ((data.refused ?? []).length === 0) copies.current?.remove();
    } else if (isOffline(data)) {
      setKeeping({ state: "offline" });
      saveIn(retryMs);
    } else {
      setKeeping({ state: replyOf(data).refusal?.code === "prospect-stale-draft" ? "conflict" : "failed" });
    }
    const button = waiting.current;
    waiting.current = null;
    if (button && data.saved) form.current?.requestSubmit(button);

    function moveTo(saved: number) {
      revision.current = saved;
      setStanding(saved);
      // A form that waits is sent before the page is drawn again.
      const input = form.current?.elements.namedItem("revision");
      if (input instanceof HTMLInputElement) input.value = String(saved);
    }
  }, [state, data, saveIn]);

  useEffect(() => {
    if (form.current === null || !isOpen) return;
    const ours = new CopiesOfStep(prospectId, step);
    copies.current = ours;
    ours.open();
    void ours.takeUp(answersOf(form.current)).then(setCopy);
    return () => ours.close();
  }, [isOpen, prospectId, step]);

  // A form that was sent whole and did not arrive goes on being kept; a connection that returns is used at once.
  const sent = useActionData();
  useEffect(() => {
    if (!isOffline(sent)) return;
    setKeeping({ state: "offline" });
    saveIn(retryMs);
  }, [sent, saveIn]);
  useEffect(() => {
    if (keeping.state !== "offline") return;
    window.addEventListener("online", save);
    return () => window.removeEventListener("online", save);
  }, [keeping.state, save]);

  useEffect(() => () => clearTimeout(timer.current), []);

  return {
    form,
    keeping,
    /** The revision that this form stands on: the one it was made from, then those that it has saved. */
    revision: standing,
    /** Answers that an earlier visit left behind. */
    copy,
    onInput() {
      if (form.current === null || !isOpen) return;
      typedSince.current = true;
      copies.current?.write(answersOf(form.current));
      if (keeping.state !== "conflict" && state === "idle")
        saveIn(keeping.state === "offline" ? retryMs : quietMs);
    },
    onSubmit(event: FormEvent<HTMLFormElement>) {
      clearTimeout(timer.current);
      if (state === "idle") return;
      event.preventDefault();
      const { submitter } = event.nativeEvent as SubmitEvent;
      waiting.current = submitter;
    },
    restore() {
      if (copy && form.current) fillForm(form.current, copy.answers);
      setCopy(null);
      save();
    },
    discard() {
      copies.current?.remove();
      setCopy(null);
    },
    /** Writes this form over what somebody else saved, as its author has now seen and said. */
    keepMine(standing: number) {
      revision.current = standing;
      save();
    },
  };
}
