import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { Owed } from "#app/domain/documents/hand-over.ts";
import type { ServiceContext } from "../context.ts";
import { type Reviewed, refuseUnreviewed } from "./refuse-unreviewed.server.ts";

/** Refuses what can't be handed over now before its file is read; returns the page to which it belongs. */
export function checkHandOver(
  { withActor, now }: ServiceContext,
  actor: CompanyActor,
  reviewed: Reviewed & { owed: Owed },
): Promise<{ of: "item" | "condition" | "request"; parentId: string | null }> {
  return withActor(actor, "evidence", async (trx) => {
    const { of, parentId } = await refuseUnreviewed(trx, actor, { ...reviewed, now: now() });
    return { of, parentId };
  });
}
