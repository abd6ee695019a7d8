import type { FieldGroup } from "#app/domain/codes/consents.ts";
import { disclosedBy } from "#app/domain/introductions/disclosed.ts";
import {
  prospectContentSchema,
  type ProspectDraft,
  prospectDraftSchema,
} from "#app/domain/prospects/content.ts";
import { leafDifferences } from "#app/domain/prospects/leaves.ts";
import { found } from "#app/domain/refusal.ts";
import { findOpenedVersions } from "#db/queries/introductions/opened-versions.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/**
 * What these field groups open to an institution: the live version's data, null without groups, and where that differs
 * from the version of its request, which its application keeps. `before`: the groups that it reads already; null if it
 * reads nothing yet.
 */
export async function readOpened(
  trx: ActorTransaction,
  {
    introductionId,
    fieldGroups,
    before,
  }: { introductionId: string; fieldGroups: readonly FieldGroup[]; before: readonly FieldGroup[] | null },
) {
  const row = await findOpenedVersions(trx, { introductionId, fieldGroups, before: before ?? [] });
  const { version, requestedVersion, content, ...read } = found(row, "version-not-found");
  const live = prospectContentSchema.safeParse(content);
  const changes = leafDifferences(partOf(read.given), partOf(read.opened));
  const known =
    before === null ? [] : leafDifferences(partOf(read.givenBefore), partOf(read.openedBefore)).map(pathOf);
  return {
    version,
    requestedVersion,
    shown: live.success && fieldGroups.length > 0 ? disclosedBy(fieldGroups, live.data) : null,
    changes: fieldGroups.length === 0 ? [] : changes.filter((change) => !known.includes(pathOf(change))),
  };
}

const pathOf = ({ path }: { path: string }) => path;

function partOf(stored: unknown): ProspectDraft {
  const read = prospectDraftSchema.safeParse(stored);
  return read.success ? read.data : {};
}
