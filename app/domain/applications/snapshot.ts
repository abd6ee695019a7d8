import type { FieldGroup } from "#app/domain/codes/consents.ts";
import { type Disclosed, disclosedBy } from "#app/domain/introductions/disclosed.ts";
import type { ProspectContent, ProspectDraft } from "#app/domain/prospects/content.ts";
import { type LeafDifference, leafDifferences } from "#app/domain/prospects/leaves.ts";

/** What an institution has of a prospect: its content without the fields of groups that were not granted. */
export type Snapshot = ProspectDraft;

/** A snapshot as displayed facts; only granted groups are read, and a snapshot has all of their fields. */
export function disclosedOf(groups: readonly FieldGroup[], snapshot: Snapshot): Disclosed {
  return disclosedBy(groups, snapshot as ProspectContent);
}

/**
 * The lines in which the live version differs from the snapshot, in form order. Both contain only what the consent
 * opens, so that a change elsewhere is not even counted.
 */
export function changesSince(snapshot: Snapshot, live: Snapshot): LeafDifference[] {
  return leafDifferences(snapshot, live);
}
