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
import { record, type Simulation } from "./simulation.ts";

const LIVES = {
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
/** The moves of a life, whatever the status from which they are made. */
type MoveOf<Life> = { [Status in keyof Life]: keyof Life[Status] }[keyof Life];
type Step = { [Name in keyof Lives]: readonly [Name, ...MoveOf<Lives[Name]>[]] }[keyof Lives];

/** Which moves of which life each event tells of, one after the other; those that a status does not have are passed over. */
const STEPS: Partial<Record<EventType, Step>> = {
  "prospect-submitted": ["prospect", "submit"],
  "prospect-review-started": ["prospect", "take"],
  "prospect-published": ["prospect", "publish"],
  "prospect-changes-requested": ["prospect", "request_changes"],
  "prospect-rejected": ["prospect", "reject"],
  "prospect-appealed": ["prospect", "appeal"],
  "prospect-paused": ["prospect", "pause"],
  "prospect-resumed": ["prospect", "resume"],
  "prospect-confirmed": ["prospect", "confirm"],
  "prospect-withdrawn": ["prospect", "withdraw"],
  "prospect-suspended": ["prospect", "suspend"],
  "prospect-expired": ["prospect", "expire"],
  "prospect-funded": ["prospect", "fund"],
  "prospect-closed": ["prospect", "close"],
  "case-assigned": ["case", "assign"],
  "case-taken": ["case", "assign", "review"],
  "institution-review-started": ["institution", "take"],
  "institution-verified": ["institution", "verify"],
  "institution-restricted": ["institution", "restrict"],
  "institution-suspended": ["institution", "suspend"],
  "institution-terminated": ["institution", "terminate"],
  "mandate-submitted": ["mandate", "submit"],
  "mandate-activated": ["mandate", "approve"],
  "mandate-changed": ["mandate"],
  "mandate-paused": ["mandate", "pause"],
  "mandate-expired": ["mandate", "expire"],
  "mandate-retired": ["mandate", "retire"],
  "mandate-exhausted": ["mandate", "exhaust"],
  "consent-granted": ["introduction", "consent"],
  "introduction-accepted": ["introduction", "accept", "consent"],
  "introduction-lapsed": ["introduction", "lapse"],
  "consent-revoked": ["introduction", "revoke"],
  "offer-approved": ["offer", "approve"],
  "offer-issued": ["offer", "issue"],
  "offer-viewed": ["offer", "view"],
  "offer-countered": ["offer", "counter"],
  "offer-revised": ["offer", "revise"],
  "offer-held": ["offer"],
  "offer-accepted": ["offer", "accept"],
  "offer-declined": ["offer", "decline"],
  "offer-expired": ["offer", "expire"],
  "offer-withdrawn": ["offer", "withdraw"],
  "offer-superseded": ["offer", "supersede"],
  "contract-sent": ["deal", "send_documents"],
  "contract-completed": ["deal", "open_conditions"],
  "deal-available": ["deal", "make_available"],
  "guarantee-in-force": ["deal", "take_effect"],
  "guarantee-released": ["deal", "release"],
  "deal-fell-through": ["deal", "fall_through"],
  "condition-provided": ["condition", "provide"],
  "condition-satisfied": ["condition", "satisfy"],
  "condition-waived": ["condition", "waive"],
  "drawdown-withdrawn": ["drawdown", "withdraw"],
  "drawdown-funded": ["drawdown", "fund", "fund_again"],
  "drawdown-confirmed": ["drawdown", "confirm"],
  "drawdown-disputed": ["drawdown", "dispute"],
  "dispute-answered": ["dispute", "answer"],
  "dispute-withdrawn": ["dispute", "withdraw"],
  "dispute-settled": ["dispute", "settle"],
  "dispute-decided": ["dispute", "decide"],
};

/** What has a status that moves: a row, or what stands for the past of one. */
export interface Moving {
  status: string;
  statusChangedAt?: Date;
  updatedAt?: Date;
}

/** Moves a status by the steps that it has; gives what it was before. */
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

/** An object that something happens to, and who may see it. */
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
  /** The steps, where the event alone does not say them. */
  steps?: Step;
  /** Other columns that the act sets. */
  set?: Partial<NoInfer<Row>>;
}

/** Writes an act down as the service does that it is an act of: what it moves and sets, and the event that says so. */
export function act<Row extends Moving>(
  simulation: Simulation,
  { kind, id, ...parties }: About,
  at: Date,
  actor: Actor,
  type: EventType,
  { moving, steps = STEPS[type], set, ...event }: Act<Row> = {},
): void {
  const from = moving && steps ? move(moving, at, steps) : undefined;
  if (moving && set) Object.assign(moving, set);
  const moved = from === undefined ? {} : { from, to: moving?.status ?? null };
  record(simulation, at, actor, { type, subject: { kind, id }, ...parties, ...moved, ...event });
}
