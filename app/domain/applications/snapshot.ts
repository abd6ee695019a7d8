import type { FieldGroup } from "#app/domain/codes/consents.ts";
import { type Disclosed, disclosedBy } from "#app/domain/introductions/disclosed.ts";
import type { ProspectContent, ProspectDraft } from "#app/domain/prospects/content.ts";
import { type LeafDifference, leafDifferences } from "#app/domain/prospects/leaves.ts";

/** What an institution holds of a prospect: its content without the fields of groups that were not granted. */
export type Snapshot = ProspectDraft;

/** A snapshot as its facts are shown; only granted groups are read, and of those a snapshot lacks nothing. */
export function disclosedOf(groups: readonly FieldGroup[], snapshot: Snapshot): Disclosed {
  return disclosedBy(groups, snapshot as ProspectContent);
}

/**
 * The lines in which the live version differs from the snapshot, in the order of the form. Both hold what the consent
 * opens and no more, so that a change elsewhere is not even counted.
 */
export function changesSince(snapshot: Snapshot, live: Snapshot): LeafDifference[] {
  return leafDifferences(snapshot, live);
}
