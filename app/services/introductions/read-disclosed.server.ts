import type { FieldGroup } from "#app/domain/codes/consents.ts";
import { disclosedBy } from "#app/domain/introductions/disclosed.ts";
import { prospectContentSchema } from "#app/domain/prospects/content.ts";
import { findVersion } from "#db/queries/prospects/prospects.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** What these field groups open of a version of a prospect; null without groups. */
export async function readDisclosed(
  trx: ActorTransaction,
  {
    prospectId,
    version,
    fieldGroups,
  }: { prospectId: string; version: number; fieldGroups: readonly FieldGroup[] },
) {
  const content = prospectContentSchema.safeParse((await findVersion(trx, prospectId, version))?.content);
  return content.success && fieldGroups.length > 0 ? disclosedBy(fieldGroups, content.data) : null;
}
