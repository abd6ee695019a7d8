import { paths } from "#app/shared/paths.ts";
import { replyOf, type Reply } from "#app/shared/reply.ts";

/** Upload progress; `isWaiting` while offline. */
export interface Progress {
  name: string;
  sent: number;
  size: number;
  isWaiting: boolean;
}

export interface UploadEnd {
  isDone: boolean;
  reply: Reply | null;
  isLost: boolean;
}

const longestWaitMs = 15_000;
/** Fields sent before the file. */
const about = ["kind", "replaces", "request", "item", "condition", "sequence", "asked"];
/** Attempts without one piece sent: about ten minutes. */
const mostTries = 45;

/**
 * Uploads a file in pieces. The server states the next offset, so that a lost connection costs one piece, and the same
 * file chosen again after the page was closed resumes.
 */
export async function uploadInPieces(
  form: FormData,
  file: File,
  onProgress: (progress: Progress) => void,
  stop: AbortSignal,
): Promise<UploadEnd> {
  const report = (sent: number, isWaiting = false) =>
    onProgress({ name: file.name, sent, size: file.size, isWaiting });
  report(0);
  const what = about.map((name) => textIn(form, name)).join(":");
  const key = `upload:${file.name}:${file.size}:${file.lastModified}:${what}`;
  try {
    const begun = (await resumed(key, stop)) ?? (await begin(form, file, stop));
    if ("reply" in begun) return { isDone: false, reply: begun.reply, isLost: false };
    sessionStorage.setItem(key, JSON.stringify(begun));
    const { uploadId, pieceBytes } = begun;
    let offset = 0;
    let at: number | undefined;
    for (let tries = 0; ;) {
      const body = at === undefined ? undefined : file.slice(at, at + pieceBytes);
      const answer = await put(uploadId, at ?? 0, body, stop);
      if (answer === null) {
        tries += 1;
        if (tries > mostTries) return { isDone: false, reply: null, isLost: true };
        report(offset, true);
        await pause(Math.min(longestWaitMs, 500 * 2 ** tries), stop);
        continue;
      }
      tries = 0;
      if (answer.reply !== undefined || answer.isSealed === true) sessionStorage.removeItem(key);
      if (answer.reply !== undefined) return { isDone: false, reply: answer.reply, isLost: false };
      if (answer.isSealed === true) return { isDone: true, reply: null, isLost: false };
      offset = answer.offset ?? 0;
      at = offset;
      report(offset);
    }
  } catch {
    return { isDone: false, reply: null, isLost: !stop.aborted };
  }
}

type Begun = { uploadId: string; pieceBytes: number };

async function begin(form: FormData, file: File, signal: AbortSignal): Promise<Begun | { reply: Reply }> {
  const fields = new URLSearchParams({ file: file.name, sizeBytes: String(file.size) });
  for (const name of ["drawnFor", ...about]) {
    const value = textIn(form, name);
    if (value !== "") fields.set(name, value);
  }
  const answer = await fetch(paths.company.uploads(), { method: "POST", body: fields, signal });
  // A proof of the person is asked for first: the page says so once it is read again.
  if (answer.redirected) return { reply: {} };
  const data: unknown = await answer.json();
  return answer.ok ? (data as Begun) : { reply: replyOf(data) };
}

/** The earlier upload of the same file, if the server still has it. */
async function resumed(key: string, signal: AbortSignal): Promise<Begun | null> {
  const stored = sessionStorage.getItem(key);
  if (stored === null) return null;
  const begun = JSON.parse(stored) as Begun;
  const answer = await put(begun.uploadId, 0, undefined, signal);
  if (answer?.reply === undefined) return begun;
  sessionStorage.removeItem(key);
  return null;
}

/** Sends a piece, or without one asks for the offset; null where the server doesn't answer. */
async function put(
  uploadId: string,
  offset: number,
  body: Blob | undefined,
  signal: AbortSignal,
): Promise<{ offset?: number; isSealed?: boolean; reply?: Reply } | null> {
  try {
    const answer = await fetch(paths.company.upload(uploadId, offset), {
      method: "PUT",
      headers: { "content-type": "application/octet-stream" },
      body: body ?? new Blob([]),
      signal,
    });
    if (answer.status >= 500) return null;
    const data: unknown = await answer.json();
    return answer.ok ? (data as { offset: number; isSealed: boolean }) : { reply: replyOf(data) };
  } catch (error) {
    if (signal.aborted) throw error;
    return null;
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    const now = () => {
      clearTimeout(timer);
      resolve();
    };
    addEventListener("online", now, { once: true });
    signal.addEventListener("abort", () => reject(new Error("the upload was cancelled")), { once: true });
  });
}

function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
