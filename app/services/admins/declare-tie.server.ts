import type { AdminActor } from "#app/domain/accounts/actor.ts";
import type { TieKind } from "#app/domain/moderation/ties.ts";
import { Refusal, refuseIf } from "#app/domain/refusal.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { findOrganizationsNamed, insertTie, listTies } from "#db/queries/moderation/ties.ts";
import type { ServiceContext } from "../context.ts";
import { releaseCases } from "./release-cases.server.ts";

export interface DeclareTie {
  /** Its name as registered, in either language, or its unified social credit code. */
  organization: string;
  kind: TieKind;
  note: string | null;
}

/**
 * An admin declares a tie to a company or an institution: from now on whatever concerns it is refused to them, and the
 * cases of it that they hold return to the queue.
 */
export function declareTie(
  { withActor, now }: ServiceContext,
  actor: AdminActor,
  { organization, kind, note }: DeclareTie,
): Promise<void> {
  return withActor(actor, async (trx) => {
    const [named, another] = await findOrganizationsNamed(trx, organization);
    if (named === undefined) throw new Refusal("tie-organization-unknown");
    refuseIf(another === undefined ? null : "tie-organization-several");
    const theirs = await listTies(trx, actor.userId);
    refuseIf(
      theirs.some((tie) => tie.organizationId === named.id && tie.endsAt === null) ? "tie-already" : null,
    );
    const organizationId = named.id;
    await insertTie(trx, { userId: actor.userId, organizationId, kind, note, declaredAt: now() });
    await releaseCases(trx, actor, { userId: actor.userId, organizationId });
    const detail = { organizationId, kind };
    await recordOn(trx, actor, "tie-declared", { admin: { id: actor.userId } }, { detail });
  });
}
