import type { Actor } from "#app/domain/accounts/actor.ts";
import { conditionLife } from "#app/domain/deals/condition.ts";
import { disputeLife } from "#app/domain/deals/dispute.ts";
import { drawdownLife } from "#app/domain/deals/drawdown.ts";
import { dealLife } from "#app/domain/deals/lifecycle.ts";
import type { EventSubject, EventType } from "#app/domain/events/event.ts";
import { introductionLife } from "#app/domain/introductions/lifecycle.ts";
import { mandateLife } from "#app/domain/mandates/lifecycle.ts";
import { caseLife } from "#app/domain/moderation/lifecycle.ts";
import { offerLife } from "#app/domain/offers/lifecycle.ts";
import { institutionLife } from "#app/domain/organizations/lifecycle.ts";
import { prospectLife } from "#app/domain/prospects/lifecycle.ts";
import type { EventToRecord } from "#db/queries/audit/events.ts";
import moves from "../../moves.json" with { type: "json" };
import { record, type Simulation } from "./simulation.ts";

export const LIVES = {
  prospect: prospectLife,
  case: caseLife,
  institution: institutionLife,
  mandate: mandateLife,
  introduction: introductionLife,
  offer: offerLife,
  deal: dealLife,
  condition: conditionLife,
  drawdown: drawdownLife,
  dispute: disputeLife,
} as const;
type Lives = typeof LIVES;
/** The moves of a lifecycle, in any status. */
type MoveOf<Life> = { [Status in keyof Life]: keyof Life[Status] }[keyof Life];
type Step = { [Name in keyof Lives]: readonly [Name, ...MoveOf<Lives[Name]>[]] }[keyof Lives];

/** The moves of a lifecycle that each event records, in order; those that a status does not have are skipped. */
const STEPS = new Map(
  Object.entries(moves).flatMap(([life, events]) =>
    Object.entries(events).map(([type, steps]) => [type, [life, ...steps] as unknown as Step]),
  ),
);

/** An object with a lifecycle status: a row, or its simulated past. */
export interface Moving {
  status: string;
  statusChangedAt?: Date;
  updatedAt?: Date;
}

/** Moves a status by the possible steps; returns the one before. */
export function move(moving: Moving, at: Date, [name, ...steps]: Step): string {
  const life: Readonly<Record<string, Readonly<Record<string, string>>>> = LIVES[name];
  const from = moving.status;
  for (const step of steps) {
    const next = life[moving.status]?.[step];
    if (next === undefined) continue;
    moving.status = next;
    for (const column of ["statusChangedAt", "updatedAt"] as const)
      if (moving[column] !== undefined) moving[column] = at;
  }
  return from;
}

/** The subject of an event, and who may see it. */
export interface About {
  kind: EventSubject;
  id: string;
  companyId?: string | null;
  institutionId?: string | null;
  prospectId?: string | null;
}

export interface Act<Row extends Moving = Moving> extends Partial<Omit<EventToRecord, "type" | "subject">> {
  /** What moves. */
  moving?: Row;
  /** The steps, if the event alone does not determine them. */
  steps?: Step;
  /** Other columns that the act sets. */
  set?: Partial<NoInfer<Row>>;
}

/** Records an act like the service that performs it: the moves, the columns, and the event. */
export function act<Row extends Moving>(
  simulation: Simulation,
  { kind, id, ...parties }: About,
  at: Date,
  actor: Actor,
  type: EventType,
  { moving, steps = STEPS.get(type), set, ...event }: Act<Row> = {},
): void {
  const from = moving && steps ? move(moving, at, steps) : undefined;
  if (moving && set) Object.assign(moving, set);
  const moved = from === undefined ? {} : { from, to: moving?.status ?? null };
  record(simulation, at, actor, { type, subject: { kind, id }, ...parties, ...moved, ...event });
}
