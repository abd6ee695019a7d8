import type { Actor } from "#app/domain/accounts/actor.ts";
import { conditionLifecycle } from "#app/domain/deals/condition.ts";
import { disputeLifecycle } from "#app/domain/deals/dispute.ts";
import { drawdownLifecycle } from "#app/domain/deals/drawdown.ts";
import { dealLifecycle } from "#app/domain/deals/lifecycle.ts";
import type { EventSubject, EventType } from "#app/domain/events/event.ts";
import { introductionLifecycle } from "#app/domain/introductions/lifecycle.ts";
import { mandateLifecycle } from "#app/domain/mandates/lifecycle.ts";
import { caseLifecycle } from "#app/domain/moderation/lifecycle.ts";
import { offerLifecycle } from "#app/domain/offers/lifecycle.ts";
import { institutionLifecycle } from "#app/domain/organizations/lifecycle.ts";
import { prospectLifecycle } from "#app/domain/prospects/lifecycle.ts";
import type { EventToRecord } from "#db/queries/audit/events.ts";
import moves from "../../moves.json" with { type: "json" };
import { addEvent, type Simulation } from "./simulation.ts";

export const LIFECYCLES = {
  prospect: prospectLifecycle,
  case: caseLifecycle,
  institution: institutionLifecycle,
  mandate: mandateLifecycle,
  introduction: introductionLifecycle,
  offer: offerLifecycle,
  deal: dealLifecycle,
  condition: conditionLifecycle,
  drawdown: drawdownLifecycle,
  dispute: disputeLifecycle,
} as const;
type Lifecycles = typeof LIFECYCLES;
/** The moves of a lifecycle, in any status. */
type MoveOf<Life> = { [Status in keyof Life]: keyof Life[Status] }[keyof Life];
type Step = { [Name in keyof Lifecycles]: readonly [Name, ...MoveOf<Lifecycles[Name]>[]] }[keyof Lifecycles];

/** The moves of a lifecycle that each event records, in order; those that a status does not have are skipped. */
const STEPS = new Map(
  Object.entries(moves).flatMap(([lifecycle, events]) =>
    Object.entries(events).map(([type, steps]) => [type, [lifecycle, ...steps] as unknown as Step]),
  ),
);

/** An object with a lifecycle status: a row, or its simulated past. */
export interface WithStatus {
  status: string;
  statusChangedAt?: Date;
  updatedAt?: Date;
}

/** Moves a status by the possible steps; returns the one before. */
export function move(moving: WithStatus, at: Date, [name, ...steps]: Step): string {
  const lifecycle: Readonly<Record<string, Readonly<Record<string, string>>>> = LIFECYCLES[name];
  const from = moving.status;
  for (const step of steps) {
    const next = lifecycle[moving.status]?.[step];
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

export interface Act<Row extends WithStatus = WithStatus> extends Partial<
  Omit<EventToRecord, "type" | "subject">
> {
  /** What moves. */
  moving?: Row;
  /** The steps, if the event alone does not determine them. */
  steps?: Step;
  /** Other columns that the act sets. */
  set?: Partial<NoInfer<Row>>;
}

/** Records an act like the service that performs it: the moves, the columns, and the event. */
export function act<Row extends WithStatus>(
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
  addEvent(simulation, at, actor, { type, subject: { kind, id }, ...parties, ...moved, ...event });
}
