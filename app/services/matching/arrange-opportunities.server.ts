import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import {
  DEFAULT_LIST_SETTING,
  type ListSetting,
  toListSetting,
} from "#app/domain/matching/ranking/list-setting.ts";
import { findListSetting, saveListSetting } from "#db/queries/matching/list-settings.ts";
import type { ServiceContext } from "#app/services/context.ts";

/** A person chooses how they read lists of opportunities; without columns those chosen before remain. */
export function arrangeOpportunities(
  { withActor }: ServiceContext,
  actor: InstitutionActor,
  { layout, columns }: { layout: ListSetting["layout"]; columns?: ListSetting["columns"] | undefined },
): Promise<void> {
  return withActor(actor, async (trx) => {
    const before = (await findListSetting(trx, actor.userId)) ?? DEFAULT_LIST_SETTING;
    await saveListSetting(trx, actor.userId, toListSetting({ layout, columns: columns ?? before.columns }));
  });
}
