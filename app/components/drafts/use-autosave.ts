import { useActionData, useFetcher } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState, type FormEvent } from "react";
import type { RefusalCode } from "#app/domain/refusal.ts";
import type { LargeUnit } from "#app/i18n/large-unit.ts";
import { isOffline } from "#app/shared/offline.ts";
import { replyOf, type Reply } from "#app/shared/reply.ts";
import type { LocalCopies, LocalCopy } from "./local-copies.ts";

/** The server's reply to an autosave; `refused` are fields whose text it can't store. */
interface SaveAnswer {
  saved?: { revision: number; savedAt: Date };
  refused?: string[];
}

export type Autosave =
  | { state: "idle" | "saving" | "offline" | "conflict" }
  | { state: "failed"; refusal: Reply["refusal"] }
  | { state: "saved"; at: Date; refused: readonly string[] };

const retryMs = 10_000;

interface AutosaveOptions {
  /** URL that autosaves are posted to. */
  action: string;
  loadedRevision: number;
  /** The refusal code of a save that is based on an outdated revision. */
  stale: RefusalCode;
  /** Name of the copies in the browser. */
  draft: string;
  /** The unit of its large amounts, which is another one in the other language. */
  unit?: LargeUnit;
  isOpen?: boolean;
  pauseMs?: number;
}

/**
 * Saves a form while it is edited: in the browser at once, on the server after a pause. Network failures are retried; a
 * draft that somebody else changed is never overwritten without confirmation. One save at a time: each is based on the
 * revision of the previous one, and a submitted form waits for it.
 */
export function useAutosave({
  action,
  loadedRevision,
  stale,
  draft,
  unit,
  isOpen = true,
  pauseMs = 1_200,
}: AutosaveOptions) {
  const { state, data, submit } = useFetcher<SaveAnswer>();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const revision = useRef(loadedRevision);
  const isSaving = useRef(false);
  const typedSince = useRef(false);
  const sentWhole = useRef(false);
  const isUnsaved = useRef(false);
  /** The submit button of a form that waits for the previous save. */
  const waiting = useRef<HTMLElement | null>(null);
  const [autosave, setAutosave] = useState<Autosave>({ state: "idle" });
  const [copy, setCopy] = useState<LocalCopy | null>(null);
  const [loaded, setLoaded] = useState(loadedRevision);
  const [isSentOffline, setIsSentOffline] = useState(false);
  const copies = useRef<LocalCopies>();

  const save = useCallback(() => {
    clearTimeout(timer.current);
    if (form.current === null) return;
    typedSince.current = isSaving.current;
    if (isSaving.current) return;
    isSaving.current = true;
    const answers = new FormData(form.current);
    answers.set("revision", String(revision.current));
    copies.current?.send(form.current);
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
    setLoaded(saved);
    // A waiting form is submitted before the page is rendered again.
    const input = form.current?.elements.namedItem("revision");
    if (input instanceof HTMLInputElement) input.value = String(saved);
  }, []);

  useEffect(() => {
    if (state !== "idle" || data === undefined) return;
    isSaving.current = false;
    // From here on the state of the save says more than that the form was once sent without a connection.
    if (!isOffline(data)) setIsSentOffline(false);
    if (data.saved) {
      moveTo(data.saved.revision);
      const refused = data.refused ?? [];
      setAutosave({ state: "saved", at: data.saved.savedAt, refused });
      if (form.current) copies.current?.arrived(form.current, refused);
      if (typedSince.current) saveIn(pauseMs);
      else if (refused.length === 0) isUnsaved.current = false;
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

  // A form that was submitted and saved returns with the new revision.
  useEffect(() => {
    if (sentWhole.current && loadedRevision > revision.current) {
      moveTo(loadedRevision);
      if (form.current) copies.current?.arrived(form.current);
    }
    sentWhole.current = false;
  }, [loadedRevision, moveTo]);

  useEffect(() => {
    if (!isOpen) return;
    let ours: LocalCopies | undefined;
    let isRemoved = false;
    void import("./local-copies.ts").then(async ({ LocalCopies }) => {
      if (isRemoved || form.current === null) return;
      ours = new LocalCopies(draft, form.current, unit);
      copies.current = ours;
      const left = await ours.takeUp(form.current);
      setCopy(left);
      // What was typed while the code of the copies was loading.
      if (isUnsaved.current) ours.write(form.current);
    });
    return () => {
      isRemoved = true;
      ours?.close();
    };
  }, [isOpen, draft, unit]);

  // A submitted form that did not arrive is still autosaved; a restored connection is used at once.
  const sent = useActionData();
  useEffect(() => {
    if (!isOffline(sent)) return;
    sentWhole.current = false;
    setIsSentOffline(true);
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
    /** The form was submitted while offline, and nothing was saved since. */
    isSentOffline,
    /** The server's reply to the last save. */
    answer: data,
    /** The revision that this form is based on: the one it was rendered from, then those of its saves. */
    revision: loaded,
    /** Unsaved answers of an earlier visit. */
    copy,
    onInput() {
      if (form.current === null || !isOpen) return;
      isUnsaved.current = true;
      copies.current?.write(form.current);
      if (isSaving.current) typedSince.current = true;
      else if (autosave.state !== "conflict") saveIn(autosave.state === "offline" ? retryMs : pauseMs);
    },
    onSubmit(event: FormEvent<HTMLFormElement>) {
      clearTimeout(timer.current);
      sentWhole.current = !isSaving.current;
      if (!isSaving.current) {
        copies.current?.send(event.currentTarget);
        return;
      }
      event.preventDefault();
      waiting.current = (event.nativeEvent as SubmitEvent).submitter;
    },
    restore() {
      if (copy && form.current) copies.current?.restore(form.current, copy);
      setCopy(null);
      save();
    },
    discard() {
      copies.current?.discard();
      setCopy(null);
    },
    /** Overwrites what somebody else saved, after the author has seen both and confirmed. */
    overwrite(loaded: number) {
      revision.current = loaded;
      save();
    },
  };
}
