import { useActionData, useFetcher } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState, type FormEvent } from "react";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { isOffline } from "#app/shared/offline.ts";
import { replyOf, type Reply } from "#app/shared/reply.ts";
import type { LocalCopies, LocalCopy } from "./local-copies.ts";

/** What the server answers a draft that is being typed; `refused` are the fields whose text it can't store. */
interface SaveAnswer {
  saved?: { revision: number; savedAt: Date };
  refused?: string[];
}

export type Autosave =
  | { state: "idle" | "saving" | "offline" | "conflict" }
  | { state: "failed"; refusal: Reply["refusal"] }
  | { state: "saved"; at: Date; refused: readonly string[] };

const retryMs = 10_000;

/**
 * Saves a form while it is typed: at once in the browser, a moment later on the server. A lost network is tried again;
 * a draft that somebody else has changed is never overwritten without being asked. One save at a time: the next stands
 * on the revision of the one before it, and a form that is sent meanwhile waits for it.
 */
export function useAutosave({
  action,
  loadedRevision,
  stale,
  draft,
  isOpen = true,
  pauseMs = 1_200,
}: {
  /** Where a form that is being typed is posted. */
  action: string;
  loadedRevision: number;
  /** The refusal of a save that stands on a revision that is not the last. */
  stale: RefusalCode;
  /** Under which name the browser keeps copies of it; a form in another unit is another draft. */
  draft: string;
  isOpen?: boolean;
  pauseMs?: number;
}) {
  const { state, data, submit } = useFetcher<SaveAnswer>();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const revision = useRef(loadedRevision);
  const isSaving = useRef(false);
  const typedSince = useRef(false);
  const sentWhole = useRef(false);
  /** The button of a form that waits for the save before it. */
  const waiting = useRef<HTMLElement | null>(null);
  const [autosave, setAutosave] = useState<Autosave>({ state: "idle" });
  const [copy, setCopy] = useState<LocalCopy | null>(null);
  const [standing, setStanding] = useState(loadedRevision);
  const copies = useRef<LocalCopies>();

  const save = useCallback(() => {
    clearTimeout(timer.current);
    if (form.current === null) return;
    typedSince.current = isSaving.current;
    if (isSaving.current) return;
    isSaving.current = true;
    const answers = new FormData(form.current);
    answers.set("revision", String(revision.current));
    setAutosave({ state: "saving" });
    submit(answers, { method: "post", action });
  }, [submit, action]);

  const saveIn = useCallback(
    (ms: number) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(save, ms);
    },
    [save],
  );

  const moveTo = useCallback((saved: number) => {
    revision.current = saved;
    setStanding(saved);
    // A form that waits is sent before the page is rendered again.
    const input = form.current?.elements.namedItem("revision");
    if (input instanceof HTMLInputElement) input.value = String(saved);
  }, []);

  useEffect(() => {
    if (state !== "idle" || data === undefined) return;
    isSaving.current = false;
    if (data.saved) {
      moveTo(data.saved.revision);
      setAutosave({ state: "saved", at: data.saved.savedAt, refused: data.refused ?? [] });
      if (typedSince.current) saveIn(pauseMs);
      else if ((data.refused ?? []).length === 0) copies.current?.remove();
    } else if (isOffline(data)) {
      setAutosave({ state: "offline" });
      saveIn(retryMs);
    } else {
      const { refusal } = replyOf(data);
      setAutosave(refusal?.code === stale ? { state: "conflict" } : { state: "failed", refusal });
    }
    const button = waiting.current;
    waiting.current = null;
    if (button && data.saved) form.current?.requestSubmit(button);
  }, [state, data, saveIn, moveTo, stale, pauseMs]);

  // A form that was sent whole and saved comes back with the revision that it made.
  useEffect(() => {
    if (sentWhole.current && loadedRevision > revision.current) moveTo(loadedRevision);
    sentWhole.current = false;
  }, [loadedRevision, moveTo]);

  useEffect(() => {
    if (!isOpen) return;
    let ours: LocalCopies | undefined;
    let isGone = false;
    void import("./local-copies.ts").then(async ({ LocalCopies }) => {
      if (isGone || form.current === null) return;
      ours = new LocalCopies(draft);
      copies.current = ours;
      const left = await ours.takeUp(form.current);
      setCopy(left);
    });
    return () => {
      isGone = true;
      ours?.close();
    };
  }, [isOpen, draft]);

  // A form that was sent whole and did not arrive goes on being saved; a connection that returns is used at once.
  const sent = useActionData();
  useEffect(() => {
    if (!isOffline(sent)) return;
    sentWhole.current = false;
    setAutosave({ state: "offline" });
    saveIn(retryMs);
  }, [sent, saveIn]);
  useEffect(() => {
    if (autosave.state !== "offline") return;
    window.addEventListener("online", save);
    return () => window.removeEventListener("online", save);
  }, [autosave.state, save]);

  useEffect(() => () => clearTimeout(timer.current), []);

  return {
    form,
    autosave,
    /** The revision that this form stands on: the one it was made from, then those that it has saved. */
    revision: standing,
    /** Answers that an earlier visit left behind. */
    copy,
    onInput() {
      if (form.current === null || !isOpen) return;
      copies.current?.write(form.current);
      if (isSaving.current) typedSince.current = true;
      else if (autosave.state !== "conflict") saveIn(autosave.state === "offline" ? retryMs : pauseMs);
    },
    onSubmit(event: FormEvent<HTMLFormElement>) {
      clearTimeout(timer.current);
      sentWhole.current = !isSaving.current;
      if (!isSaving.current) return;
      event.preventDefault();
      waiting.current = (event.nativeEvent as SubmitEvent).submitter;
    },
    restore() {
      if (copy && form.current) copies.current?.fill(form.current, copy);
      setCopy(null);
      save();
    },
    discard() {
      copies.current?.remove();
      setCopy(null);
    },
    /** Writes this form over what somebody else saved, as its author has now seen and said. */
    overwrite(standing: number) {
      revision.current = standing;
      save();
    },
  };
}
