import { pick } from "#app/lib/pick.ts";
import { type ApplicationClock, clockAfter } from "#app/domain/applications/clock.ts";
import type { ApplicationStatus } from "#app/domain/applications/lifecycle.ts";
import type { RequestedItem } from "#app/domain/codes/items.ts";
import type { EventType } from "#app/domain/events/event.ts";
import { isOpenOffer } from "#app/domain/offers/lifecycle.ts";
import { dayOf } from "#app/lib/days.ts";
import { addWorkingDays } from "#app/lib/working-days.ts";
import { addRow, type Row } from "../rows.ts";
import texts from "../texts/decisions.json" with { type: "json" };
import { numberIn, type Part } from "./numbers.ts";
import { act } from "./simulation/act.ts";
import { institutionActor, type Simulation, system } from "./simulation/simulation.ts";
import type { Side } from "./simulation/states.ts";

type Introduction = Row<"introduction">;
type Consent = Row<"consent">;
type Application = Row<"application">;
/** `by`: who ended it, where its status doesn't say. */
type State = { status: ApplicationStatus; at: Date; by?: Side };

const none: ApplicationClock = { clockFrom: null, dueAt: null, remindAt: null, decisionDaysLeft: null };
const noClock = { ...none, status: "submitted" } as const;

/** The state of open applications: each institution has some of each kind, in rotation. */
const UNDER_WAY = ["under_review", "incomplete", "complete", "submitted", "declined"] as const;

/**
 * Every consent of the city opened an application; its offers and deals show its progress. `turns` are the
 * institutions'.
 */
export function addApplications(simulation: Simulation, part: Part, turns: Map<string, number>): void {
  const { rows } = simulation;
  const searched = new Map(rows.prospect.map((row) => [row.id, searchEndedAt(row)]));
  const introductions = new Map(rows.introduction.map((row) => [row.id, row]));
  const byTime = rows.consent.toSorted((one, other) => Number(one.grantedAt) - Number(other.grantedAt));
  byTime.forEach((consent, index) => {
    const introduction = introductions.get(consent.introductionId);
    if (introduction === undefined) return;
    const turn = turns.get(introduction.institutionId) ?? 0;
    const over = searched.get(introduction.prospectId) ?? null;
    const ended = endOf(simulation, introduction, consent, over);
    if (ended === null) turns.set(introduction.institutionId, turn + 1);
    const wanted = UNDER_WAY[turn % UNDER_WAY.length] ?? "submitted";
    const state = ended ?? underWay(simulation, consent, wanted);
    const number = numberIn(part, index);
    const row = addApplication(simulation, introduction, consent, { ...state, number });
    recordApplication(simulation, row, state.by);
  });
}

/** When a prospect's search ended with what had come; null while it goes on, or where it ended otherwise. */
function searchEndedAt({ status, statusChangedAt }: Row<"prospect">): Date | null {
  return status === "funded" ? statusChangedAt : null;
}

/**
 * How it ended, or that an offer is open; null while the institution works on it. `over`: with the search of its company,
 * as the services end it.
 */
function endOf(
  { rows, calendar }: Simulation,
  introduction: Introduction,
  consent: Consent,
  over: Date | null,
): State | null {
  const isOfIt = (row: { introductionId: string }): boolean => row.introductionId === introduction.id;
  const deal = rows.deal.find(isOfIt);
  const last = rows.offer.findLast((offer) => isOfIt(offer) && offer.currentVersion > 0);
  const issuedAt = last?.issuedAt ?? consent.grantedAt;
  if (deal !== undefined && deal.confirmedFen > 0n) return { status: "originated", at: deal.statusChangedAt };
  const isOn = deal !== undefined && deal.status !== "fell_through";
  if (isOn || (last !== undefined && isOpenOffer(last.status))) return { status: "offered", at: issuedAt };
  const { status: met, statusChangedAt: moved } = introduction;
  if (met === "declined_by_company" || met === "revoked") return { status: "withdrawn", at: moved };
  if (met === "declined_by_institution") return { status: "declined", at: moved };
  if (deal !== undefined) return { status: "closed", at: deal.statusChangedAt };
  if (last !== undefined) return { status: "approved_not_accepted", at: last.statusChangedAt };
  const at = consent.revokedAt ?? consent.expiresAt;
  const isOver = over !== null && over <= at;
  if (isOver) return { status: "closed", at: over, by: "company" };
  return consent.revokedAt != null || calendar.hasHappened(at) ? { status: "closed", at } : null;
}

/** Its state with the institution, moved within the last days; a new consent has not been looked at. */
function underWay({ calendar, random }: Simulation, consent: Consent, wanted: ApplicationStatus): State {
  const { grantedAt } = consent;
  const at = calendar.workdaysAgo(random, random.int(1, wanted === "incomplete" ? 4 : 12));
  // Most older consents have been looked at; some wait too long.
  const isLate =
    wanted === "submitted" && grantedAt < calendar.workdaysAgo(random, 2) && !random.chance(0.25);
  const isFresh = grantedAt > at || (wanted === "submitted" && !isLate);
  return isFresh ? { status: "submitted", at: grantedAt } : { status: isLate ? "complete" : wanted, at };
}

function addApplication(
  simulation: Simulation,
  introduction: Introduction,
  consent: Consent,
  { status, at, number }: State & { number: bigint },
): Application {
  const { calendar: workingDays, random } = simulation;
  const itemsDueOn = addWorkingDays(dayOf(at), random.int(3, 7), workingDays);
  // A file that was complete some time before.
  const complete = clockAfter("complete", noClock, { now: at, workingDays });
  const wasComplete = status === "incomplete" || status === "under_review";
  const before = wasComplete ? ({ ...complete, status: "complete" } as const) : noClock;
  const repairable = introduction.status !== "declined_by_institution" || random.chance(0.4);
  const reasonCodes = [introduction.reasonCode ?? "leverage"];
  const row = addRow(simulation, "application", at, {
    number,
    introductionId: introduction.id,
    ...pick(introduction, "prospectId", "prospectVersion", "mandateId", "companyId", "institutionId"),
    status,
    submittedAt: consent.grantedAt,
    completedAt: ["submitted", "incomplete", "withdrawn", "closed"].includes(status) ? null : at,
    ...clockAfter(status, before, { now: at, itemsDueOn, workingDays }),
    ...(status === "declined" && {
      reasonCodes,
      repairable,
      repair: repairable ? texts.repair : null,
      note: introduction.note ?? null,
    }),
  });
  if (["incomplete", "complete", "under_review", "declined"].includes(status)) {
    if (introduction.status === "consented")
      Object.assign(introduction, { status: "converted", statusChangedAt: at });
    ask(simulation, row, itemsDueOn);
  }
  return row;
}

/** The requested items: all provided if the file is complete, else some of them. */
function ask(simulation: Simulation, application: Application, dueOn: string): void {
  const { calendar, random } = simulation;
  const { id: applicationId, status, statusChangedAt: at } = application;
  const settledAt = new Date(Math.min(Number(at) + 26 * 3_600_000, Number(calendar.now)));
  random.some(texts.items, random.int(2, 3)).forEach(({ code, words, noFileReason }, index) => {
    const isProvided = status !== "incomplete" || index === 0;
    addRow(simulation, "applicationItem", at, {
      applicationId,
      ...pick(application, "introductionId", "companyId", "institutionId"),
      code: code as RequestedItem,
      words,
      dueOn,
      ...(isProvided && { status: "provided", noFileReason, settledAt }),
    });
  });
}

const EVENTS: Readonly<Record<string, { type: string; by: string }>> = texts.applicationEvents;

/** The opening by the consent, and the last move: by a side, or what follows automatically from offers and deals. */
function recordApplication(simulation: Simulation, row: Application, by?: Side): void {
  const { rows, mandates, random } = simulation;
  const { id, companyId, status: to, mandateId } = row;
  const parties = pick(row, "companyId", "institutionId", "prospectId");
  const about = { kind: "application", id, ...parties } as const;
  const owner = rows["accounts.member"].find(({ organizationId }) => organizationId === companyId);
  const company = { kind: "company", userId: owner?.userId ?? "", companyId, memberRole: "owner" } as const;
  const opened = { to: "submitted", version: row.prospectVersion };
  act(simulation, about, row.submittedAt, company, "application-opened", opened);
  const event = EVENTS[to];
  if (event === undefined) return;
  const mandate = mandates.find((one) => one.id === mandateId);
  const institution = mandate === undefined ? system : institutionActor(random, mandate.institution);
  const actor = { company, institution, system }[by ?? (event.by as Side | "system")];
  const reason = { reasonCode: row.reasonCodes[0] ?? null, note: row.note ?? null };
  act(simulation, about, row.statusChangedAt, actor, event.type as EventType, { to, ...reason });
}
