import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { whyNotSettleConfirmation } from "#app/domain/confirmations/lifecycle.ts";
import { REVIEWED_MOVES } from "#app/domain/organizations/institution-moves.ts";
import {
  institutionStatusAfter,
  moveThatLifts,
  moveThatRestores,
  whyNotMoveInstitution,
} from "#app/domain/organizations/lifecycle.ts";
import { found, Refusal } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import { listAuditEvents } from "#db/queries/audit/audit.ts";
import { findInstitutionWork } from "#db/queries/organizations/institution-lists.ts";
import { findInstitutionStanding } from "#db/queries/organizations/institution-standing.ts";
import { findOwnInstitution, toApplicationValues } from "#db/queries/organizations/institutions.ts";
import { listMemberContacts } from "#db/queries/organizations/recipients.ts";
import type { ServiceContext } from "../context.ts";

/** One institution for an admin: licence, people, what it has under way, the possible moves, its history. */
export function readInstitution(ctx: ServiceContext, actor: AdminActor, institutionId: string) {
  return ctx.readAs(actor, async (trx) => {
    const institution = found(await findOwnInstitution(trx, institutionId), "institution-not-found");
    const { isTied, openSuspension, ...underway } = await findInstitutionWork(trx, institutionId);
    if (isTied) throw new Refusal("admin-has-tie", { organization: institution.nameZh });
    const today = dayOf(ctx.now());
    const standing = await findInstitutionStanding(trx, institutionId);
    const restores = moveThatRestores(institution.status, standing.beforeSuspension);
    const isRestorable = institution.status === "restricted" || institution.status === "suspended";
    return {
      institution,
      values: toApplicationValues(institution),
      moves: REVIEWED_MOVES.map((move) => ({
        move,
        whyNot: whyNotMoveInstitution(institution, move === "restore" ? restores : move, "admin", today),
      })),
      /** Of one that is restricted or suspended: what a restoration makes of it, and what brought it there. */
      restoration: isRestorable
        ? { to: institutionStatusAfter(institution.status, restores), from: standing }
        : null,
      /** A suspension that waits for another admin; `whyNot`: why this one may not settle it; `to`: what it is if declined. */
      confirmation: openSuspension && {
        ...openSuspension,
        to: institutionStatusAfter(
          institution.status,
          moveThatLifts(institution, standing.beforeSuspension ?? "active", today),
        ),
        whyNot: whyNotSettleConfirmation(openSuspension, actor.userId, ctx.now()),
      },
      members: await listMemberContacts(trx, institutionId),
      ...underway,
      events: await listAuditEvents(trx, { subjectKind: "institution", subjectId: institutionId, limit: 30 }),
      now: ctx.now(),
    };
  });
}
