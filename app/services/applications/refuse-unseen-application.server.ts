import { markOfApplication } from "#app/domain/applications/items.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { listOwedKeys } from "#db/queries/applications/application-items.ts";
import type { lockApplication } from "#db/queries/applications/applications.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Refuses an act whose page showed another state of a locked application, or other items as owed (`markOfApplication`). */
export async function refuseUnseenApplication(
  trx: ActorTransaction,
  application: NonNullable<Awaited<ReturnType<typeof lockApplication>>>,
  shown: string | undefined,
): Promise<void> {
  if (shown === undefined) return;
  const now = markOfApplication(application, await listOwedKeys(trx, application.id));
  refuseIf(now === shown ? null : "form-outdated");
}
