import { useNavigate } from "@remix-run/react";
import { useRef, useState, type FormEvent } from "react";
import type { Reply } from "#app/shared/reply.ts";
import { uploadInPieces, type Progress } from "./upload-in-pieces.ts";

interface UploadState {
  progress: Progress | null;
  reply: Reply | null;
  isLost: boolean;
}

/**
 * Uploads a form's file in pieces where the browser can, shows progress, and opens the page once it is stored. A form
 * without a file, or with a chosen document, is sent as it is. `onRefused` may read the page anew.
 */
export function useUpload(page: string, { onRefused }: { onRefused?: () => void } = {}) {
  const navigate = useNavigate();
  const stopping = useRef<AbortController | null>(null);
  const [state, setState] = useState<UploadState>({ progress: null, reply: null, isLost: false });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    const form = event.currentTarget;
    const sent = new FormData(form);
    const file = sent.get("file");
    const isDocument = (sent.get("document") ?? "") !== "";
    if (!(file instanceof File) || file.name === "" || isDocument) return;
    event.preventDefault();
    if (state.progress !== null) return;
    stopping.current = new AbortController();
    const onProgress = (progress: Progress): void => setState({ progress, reply: null, isLost: false });
    void uploadInPieces(sent, file, onProgress, stopping.current.signal).then((end) => {
      setState({ progress: null, reply: end.reply, isLost: end.isLost });
      if (end.isDone) {
        form.reset();
        navigate(page, { replace: true, preventScrollReset: true });
      } else if (end.reply !== null) onRefused?.();
    });
  };
  return { state, stop: () => stopping.current?.abort(), submit };
}
