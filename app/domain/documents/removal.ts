import type { RefusalCode } from "#app/domain/refusal.ts";

/** Minutes from a removal to the deletion of the bytes: downloads in progress have finished by then. */
export const BYTES_REMOVED_AFTER_MINUTES = 10;

/**
 * Null when a company may remove a document with all its versions: "document-relied-on" while it is open to an
 * institution that decides by it. It must be closed there first, so that no file disappears from an institution.
 */
export function whyNotRemoveDocument({ isReliedOn }: { isReliedOn: boolean }): RefusalCode | null {
  return isReliedOn ? "document-relied-on" : null;
}

/**
 * Null when a single version may be removed: one that has a newer one. "document-version-newest" for the latest:
 * without it institutions would see an older one again; remove the document, or upload a new version.
 */
export function whyNotRemoveVersion(version: number, newest: number): RefusalCode | null {
  return version < newest ? null : "document-version-newest";
}

/** Null when it was never used as evidence: "document-is-evidence" otherwise, since evidence must stay. */
export function whyNotRemove({ isEvidence }: { isEvidence: boolean }): RefusalCode | null {
  return isEvidence ? "document-is-evidence" : null;
}
