import { type ApplicationClock, clockAfter } from "#app/domain/applications/clock.ts";
import type { ApplicationStatus } from "#app/domain/applications/lifecycle.ts";
import type { RequestedItem } from "#app/domain/codes/items.ts";
import { isOpen } from "#app/domain/offers/lifecycle.ts";
import { dayOf } from "#app/lib/days.ts";
import { addWorkingDays } from "#app/lib/working-days.ts";
import type { Random } from "../random.ts";
import type { Row } from "../rows.ts";
import { eventsOfApplication } from "./application-events.ts";
import { numberIn, type Part } from "./numbers.ts";
import type { Town } from "./story/town.ts";

type Introduction = Row<"introduction">;
type Consent = Row<"consent">;
type State = { status: ApplicationStatus; at: Date };

const none: ApplicationClock = { clockFrom: null, dueAt: null, remindAt: null, decisionDaysLeft: null };
const noClock = { ...none, status: "submitted" } as const;

/** What an institution asks for, and why a company gives no file of it. */
const ASKED: readonly (readonly [RequestedItem, string | null, string])[] = [
  ["audited_statements", "最近两个年度", "审计报告纸质件已寄送，含附注。"],
  ["bank_statements", "近六个月，基本户", "流水已加盖公章，纸质件已寄送。"],
  ["contracts_and_orders", null, "前五大合同复印件已寄送。"],
  ["rights_certificates", null, "发明专利证书复印件已寄送。"],
];
const REPAIR = "资产负债率降至 60% 以下，或补充经认定的知识产权质押，可重新受理。";

/** What of a consent is still under way: each institution has some of each kind, one after the other. */
const UNDER_WAY = ["under_review", "incomplete", "complete", "submitted", "declined"] as const;

/** Every consent of the city opened an application; its offers and deals say how far it came. `turns` are the institutions'. */
export function addApplications(town: Town, random: Random, part: Part, turns: Map<string, number>): void {
  const { rows } = town;
  const introductions = new Map(rows.introductions.map((row) => [row.id, row]));
  const byTime = [...rows.consents].sort((one, other) => Number(one.grantedAt) - Number(other.grantedAt));
  byTime.forEach((consent, index) => {
    const introduction = introductions.get(consent.introductionId);
    if (introduction === undefined) return;
    const turn = turns.get(introduction.institutionId) ?? 0;
    const ended = endOf(town, introduction, consent);
    if (ended === null) turns.set(introduction.institutionId, turn + 1);
    const state = ended ?? underWay(town, random, consent, UNDER_WAY[turn % UNDER_WAY.length] ?? "submitted");
    add(town, random, { introduction, consent, state, number: numberIn(part, index) });
  });
}

/** How it ended, or that an offer stands; null where the institution still has it in hand. */
function endOf({ rows, calendar }: Town, introduction: Introduction, consent: Consent): State | null {
  const deal = rows.deals.find(({ introductionId }) => introductionId === introduction.id);
  const offers = rows.offers.filter(
    ({ introductionId, currentVersion }) => introductionId === introduction.id && currentVersion > 0,
  );
  const last = offers.at(-1);
  const at = (time: unknown): Date => new Date(time as Date);
  if (deal !== undefined && BigInt(deal.confirmedFen) > 0n)
    return { status: "originated", at: at(deal.statusChangedAt) };
  if (deal !== undefined && deal.status !== "fell_through")
    return { status: "offered", at: at(last?.issuedAt) };
  if (last !== undefined && isOpen(last.status)) return { status: "offered", at: at(last.issuedAt) };
  const moved = at(introduction.statusChangedAt);
  if (introduction.status === "declined_by_company") return { status: "withdrawn", at: moved };
  if (introduction.status === "declined_by_institution") return { status: "declined", at: moved };
  if (introduction.status === "revoked") return { status: "withdrawn", at: moved };
  if (deal !== undefined) return { status: "closed", at: at(deal.statusChangedAt) };
  if (last !== undefined) return { status: "approved_not_accepted", at: at(last.statusChangedAt) };
  const isOver = consent.revokedAt !== null || calendar.hasHappened(at(consent.expiresAt));
  return isOver ? { status: "closed", at: at(consent.revokedAt ?? consent.expiresAt) } : null;
}

/** Where it stands with the institution, moved within the last days; what was granted just now has not been looked at. */
function underWay({ calendar }: Town, random: Random, consent: Consent, wanted: ApplicationStatus): State {
  const granted = new Date(consent.grantedAt);
  const days = random.int(1, wanted === "incomplete" ? 4 : 12);
  const moved = calendar.workdaysAgo(random, days);
  const isFresh = granted > moved;
  // Most of what was granted a while ago has been looked at; some of it waits too long.
  if (wanted === "submitted" && granted < calendar.workdaysAgo(random, 2) && !random.chance(0.25)) {
    return { status: isFresh ? "submitted" : "complete", at: isFresh ? granted : moved };
  }
  return isFresh || wanted === "submitted"
    ? { status: "submitted", at: granted }
    : { status: wanted, at: moved };
}

interface Told {
  introduction: Introduction;
  consent: Consent;
  state: State;
  number: bigint;
}

function add(town: Town, random: Random, { introduction, consent, state, number }: Told): void {
  const workingDays = town.calendar;
  const { status, at } = state;
  const itemsDueOn = addWorkingDays(dayOf(at), random.int(3, 7), workingDays);
  const before = status === "incomplete" || status === "under_review" ? completeAt(town, at) : noClock;
  const isRepairable = introduction.status !== "declined_by_institution" || random.chance(0.4);
  const row: Row<"application"> = {
    id: random.uuid(),
    number,
    introductionId: introduction.id,
    prospectId: introduction.prospectId,
    prospectVersion: introduction.prospectVersion,
    mandateId: introduction.mandateId,
    companyId: introduction.companyId,
    institutionId: introduction.institutionId,
    status,
    statusChangedAt: at,
    submittedAt: consent.grantedAt,
    completedAt: ["submitted", "incomplete", "withdrawn", "closed"].includes(status) ? null : at,
    ...clockAfter(status, before, { now: at, itemsDueOn, workingDays }),
    remindedAt: null,
    escalatedAt: null,
    reasonCodes: status === "declined" ? [introduction.reasonCode ?? "leverage"] : [],
    repairable: status === "declined" ? isRepairable : null,
    repair: status === "declined" && isRepairable ? REPAIR : null,
    note: status === "declined" ? introduction.note : null,
    isDemonstration: true,
  };
  town.rows.loanApplications.push(row);
  const isInHand = ["incomplete", "complete", "under_review", "declined"].includes(status);
  if (introduction.status === "consented" && isInHand) {
    Object.assign(introduction, { status: "converted", statusChangedAt: at });
  }
  if (isInHand) ask(town, random, row, { at, itemsDueOn });
  eventsOfApplication(town, random, row);
}

/** A file that was complete a while before. */
function completeAt({ calendar }: Town, at: Date) {
  return {
    ...clockAfter("complete", noClock, { now: at, workingDays: calendar }),
    status: "complete" as const,
  };
}

/** What was asked for: provided where the file is complete, and partly where it is not. */
function ask(
  { rows, calendar }: Town,
  random: Random,
  { id, introductionId, companyId, institutionId, status }: Row<"application">,
  { at, itemsDueOn }: { at: Date; itemsDueOn: string },
): void {
  const items = random.some(ASKED, random.int(2, 3));
  items.forEach(([code, words, reason], index) => {
    const isProvided = status !== "incomplete" || index === 0;
    const settledAt = new Date(Math.min(Number(at) + 26 * 3_600_000, Number(calendar.now)));
    rows.applicationItems.push({
      id: random.uuid(),
      applicationId: id,
      introductionId,
      companyId,
      institutionId,
      code,
      words,
      dueOn: itemsDueOn,
      status: isProvided ? "provided" : "requested",
      requestedBy: null,
      requestedAt: at,
      noteMasked: [],
      settledBy: null,
      note: null,
      noFileReason: isProvided ? reason : null,
      documentId: null,
      settledAt: isProvided ? settledAt : null,
    });
  });
}
