import type { RefusalCode } from "#app/domain/refusal.ts";

/** Minutes after a removal at which the bytes are gone: an answer that is being sent by then is finished. */
export const BYTES_GO_AFTER_MINUTES = 10;

/**
 * Null when a company may remove a document with all its versions: "document-relied-on" while it stands open to an
 * institution that decides by it. It is closed there first, so that nobody finds a file gone that they were given.
 */
export function whyNotRemoveDocument({ isReliedOn }: { isReliedOn: boolean }): RefusalCode | null {
  return isReliedOn ? "document-relied-on" : null;
}

/**
 * Null when a single version may be removed: one that a newer one has followed. "document-version-newest" for the one
 * that came last: without it institutions would see an older one again; the document goes with it, or a new version comes.
 */
export function whyNotRemoveVersion(version: number, newest: number): RefusalCode | null {
  return version < newest ? null : "document-version-newest";
}

/** Null when nothing of it was laid before an admin: "document-is-evidence" otherwise, since what was shown there stays. */
export function whyNotRemove({ isEvidence }: { isEvidence: boolean }): RefusalCode | null {
  return isEvidence ? "document-is-evidence" : null;
}
