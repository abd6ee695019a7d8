import { type InstitutionActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { deadlineDays, workingDaysFrom } from "#app/domain/clocks.ts";
import { waitsOnWhom } from "#app/domain/pipeline/card.ts";
import { type CardMove, movesOf } from "#app/domain/pipeline/moves.ts";
import { type InstitutionStatus, whyNotStartNew } from "#app/domain/organizations/lifecycle.ts";
import { found } from "#app/domain/refusal.ts";
import { parseAnyRunningNumber } from "#app/lib/running-number.ts";
import { findPublicStatus } from "#db/queries/organizations/institutions.ts";
import { findCard } from "#db/queries/pipeline/pipeline.ts";
import type { ServiceContext } from "../context.ts";

/**
 * One card of the board, by its running number, with its moves; a move that is not possible has the reason. Null:
 * nothing is under way under that number any more, or never was at this institution.
 */
export function readCard(ctx: ServiceContext, actor: InstitutionActor, name: string) {
  return ctx.readAs(actor, async (trx) => {
    const ref = parseAnyRunningNumber(name);
    const now = ctx.now();
    const calendar = deadlineDays(now, ctx.workingDays);
    const card = ref && (await findCard(trx, actor.institutionId, { ...ref, calendar }));
    if (!card) return null;
    const status = found(await findPublicStatus(trx, actor.institutionId), "institution-not-found");
    return {
      ...card,
      waits: waitsOnWhom(card),
      workingDays: card.dueAt === null ? 0 : workingDaysFrom(ctx, card.dueAt),
      moves: movesOf(card, now).map((move) => ({
        ...move,
        whyNot: move.whyNot ?? whyNotBegin(status, move) ?? whyNotMove(actor, move),
      })),
      now,
    };
  });
}

/** Why an institution of this status may not begin what a move begins with the company. */
function whyNotBegin(status: InstitutionStatus, { move }: CardMove) {
  return move === "accept" || move === "offer" ? whyNotStartNew(status) : null;
}

/** Why the person's role does not allow a move that the card itself makes. */
function whyNotMove(actor: InstitutionActor, { move, how }: CardMove) {
  if (how === "page") return null;
  return whyNotRole(actor, move === "sign_by_institution" ? "sign" : "work");
}
