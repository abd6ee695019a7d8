import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { deadlineDays, workingDaysLeft } from "#app/domain/clocks.ts";
import { CARDS_IN_COLUMN, PIPELINE_STAGES, waitsOnWhom } from "#app/domain/pipeline/card.ts";
import type { BoardQuery } from "#app/domain/pipeline/forms.ts";
import { type Day, dayOf } from "#app/lib/days.ts";
import { decodeCursor, encodeCursor } from "#app/lib/paging.ts";
import { listAssignees } from "#db/queries/pipeline/owners.ts";
import { type CardRow, listBoardMandates, listCards } from "#db/queries/pipeline/pipeline.ts";
import { listOwnCommitments } from "#db/queries/organizations/own-commitments.ts";
import type { ServiceContext } from "../context.ts";

const key = { due: "timestamptz", since: "timestamptz", id: "uuid" } as const;
/** Cards per page of one column. */
const CARDS_ON_PAGE = 40;

/**
 * An institution's pipeline by column, the nearest deadline first: the first cards of each on the board, or one column
 * in pages. Each card has whose turn it is; its moves are read when it is opened (`readCard`).
 */
export function readBoard(
  { readAs, now, workingDays }: ServiceContext,
  actor: InstitutionActor,
  { after, filters, ...filter }: BoardQuery,
) {
  return readAs(actor, async (trx) => {
    const most = filter.stage === undefined ? CARDS_IN_COLUMN : CARDS_ON_PAGE;
    const place = filter.stage === undefined || after === undefined ? null : decodeCursor(key, after);
    const at = now();
    const calendar = deadlineDays(at, workingDays);
    const rows = await listCards(trx, actor.institutionId, { ...filter, most, calendar, after: place });
    // Many cards have their deadline on the same day.
    const leftUntil = new Map<Day, number>();
    const daysLeft = (dueAt: Date): number => {
      const day = dayOf(dueAt);
      const left = leftUntil.get(day) ?? Math.abs(workingDaysLeft(at, dueAt, workingDays));
      leftUntil.set(day, left);
      return left;
    };
    const toCard = ({
      stageCount: _,
      stageSumFen: __,
      stageGuaranteedFen: ___,
      stageOverdue: ____,
      stageWaiting: _____,
      ...row
    }: CardRow) => ({
      ...row,
      waits: waitsOnWhom(row),
      workingDays: row.dueAt === null ? 0 : daysLeft(row.dueAt),
    });
    const columns = PIPELINE_STAGES.flatMap((stage) => {
      const own = rows.filter((row) => row.stage === stage);
      if (filter.stage !== undefined && filter.stage !== stage) return [];
      const last = own.at(-1);
      return [
        {
          stage,
          count: own[0]?.stageCount ?? 0,
          sumFen: (own[0]?.stageSumFen ?? 0n) - (own[0]?.stageGuaranteedFen ?? 0n),
          guaranteedFen: own[0]?.stageGuaranteedFen ?? 0n,
          cards: own.map(toCard),
          next:
            own.length === most && last !== undefined
              ? encodeCursor(key, { due: last.dueKey, since: last.sinceKey, id: last.id })
              : null,
        },
      ];
    });
    const heads = PIPELINE_STAGES.flatMap((stage) => rows.find((row) => row.stage === stage) ?? []);
    return {
      columns,
      sums: {
        all: heads.reduce((sum, { stageCount }) => sum + stageCount, 0),
        waiting: heads.reduce((sum, { stageWaiting }) => sum + stageWaiting, 0),
        overdue: heads.reduce((sum, { stageOverdue }) => sum + stageOverdue, 0),
      },
      people: await listAssignees(trx, { institutionId: actor.institutionId }),
      /** Read while the filters are open. */
      mandates: filters === undefined ? null : await listBoardMandates(trx, actor.institutionId),
      ...(await listOwnCommitments(trx, actor.institutionId)),
      me: actor.userId,
      now: at,
    };
  });
}
