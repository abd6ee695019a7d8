import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { deadlineDays } from "#app/domain/clocks.ts";
import type { BoardQuery } from "#app/domain/pipeline/forms.ts";
import { listAssignees } from "#db/queries/pipeline/owners.ts";
import { listExportedCards } from "#db/queries/pipeline/pipeline.ts";
import type { ServiceContext } from "../context.ts";

/** Cards per column in a download. */
const MOST = 5_000;

/** Every card that passes the board's filters, with its assignee. */
export function exportBoard(
  { readAs, now, workingDays }: ServiceContext,
  actor: InstitutionActor,
  { after: _, filters: __, ...filter }: BoardQuery,
) {
  return readAs(actor, async (trx) => {
    const calendar = deadlineDays(now(), workingDays);
    const selection = { ...filter, most: MOST, calendar, after: null };
    const cards = await listExportedCards(trx, actor.institutionId, selection);
    const people = await listAssignees(trx, { institutionId: actor.institutionId });
    const names = new Map(people.map(({ userId, name }) => [userId, name]));
    return cards.map((card) => ({
      ...card,
      ownerName: card.ownerId === null ? null : (names.get(card.ownerId) ?? null),
    }));
  });
}
