import type { FieldGroup } from "#app/domain/codes/consents.ts";
import { LARGEST_FILE_BYTES, MOST_UPLOADS } from "#app/domain/documents/limits.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import type { IntroductionStatus } from "./lifecycle.ts";
import { type ActiveConsent, whyNotWriteAs, type Writer } from "./messages.ts";

/** How many files one side may send on one introduction, and their total size. */
export const MOST_ATTACHMENTS = 50;
export const LARGEST_THREAD_BYTES = 200 * 1024 * 1024;

const documents: FieldGroup = "documents";

/**
 * Null when a side may send a file with a message now: whenever it may write, and a company only under a consent that
 * includes documents ("consent-not-for-this"), since a file can contain anything that its consent excludes.
 */
export function whyNotAttach(
  by: Writer,
  status: IntroductionStatus,
  consent: ActiveConsent,
  now: Date,
): RefusalCode | null {
  const why = whyNotWriteAs(by, status, consent, now);
  if (why !== null || by === "institution") return why;
  return consent?.fieldGroups.includes(documents) === true ? null : "consent-not-for-this";
}

/**
 * Null when a file of that size may be sent; otherwise the reason. Sizes in bytes; `sent` is what the side has
 * sent on the introduction, including uploads in progress.
 */
export function whyNoCapacity(
  sizeBytes: number,
  sent: { bytes: number; files: number; uploads: number },
): "file-too-large" | "thread-full" | "uploads-too-many" | null {
  if (sizeBytes > LARGEST_FILE_BYTES) return "file-too-large";
  if (sent.uploads >= MOST_UPLOADS) return "uploads-too-many";
  return sent.files >= MOST_ATTACHMENTS || sent.bytes + sizeBytes > LARGEST_THREAD_BYTES
    ? "thread-full"
    : null;
}
