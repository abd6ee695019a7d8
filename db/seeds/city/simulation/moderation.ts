import type { Actor, AdminActor } from "#app/domain/accounts/actor.ts";
import type { EventType } from "#app/domain/events/event.ts";
import { CASE_WORKING_DAYS } from "#app/domain/moderation/lifecycle.ts";
import { automaticChecks } from "#app/domain/prospects/checks.ts";
import { COHORT_LEAST } from "#app/domain/prospects/cohort.ts";
import { dayOf } from "#app/lib/days.ts";
import odds from "../../odds.json" with { type: "json" };
import { addRow, type Row } from "../../rows.ts";
import texts from "../../texts/decisions.json" with { type: "json" };
import { addVersion, generalisationOf, goLive } from "./prospects.ts";
import { act, type Act } from "./act.ts";
import { adminActor } from "./simulation.ts";
import { actOnProspect, type ProspectState, schedule } from "./states.ts";

type Case = Row<"moderationCase">;
export type Outcome = "upheld" | "overturned";
export type Verdict = "publish" | "changes" | "reject" | "wait" | "hold";

export interface Submission {
  /** The admin's decision; "wait": nobody has taken the case yet; "hold": an admin has it. */
  verdict: Verdict;
  /** What follows the first publication of a version, or of a change to it. */
  onLive?: (at: Date) => void;
  /** Working days until it is taken, and until it is decided. */
  days?: readonly [number, number];
  admin?: number | undefined;
}

/** The company submits; the platform takes the case, decides it, or has not started yet. */
export function submit(prospect: ProspectState, at: Date, submission: Submission): Case {
  const { calendar, rows, row } = prospect;
  const prospectVersion = addVersion(prospect, at);
  actOnProspect(prospect, at, "prospect-submitted", { version: prospectVersion });
  const waiting = rows.moderationCase.find(
    (one) => one.prospectId === row.id && one.status === "awaiting_party",
  );
  const since = { prospectVersion, waitingSince: at, dueAt: calendar.deadline(at, CASE_WORKING_DAYS) };
  const parties = { prospectId: row.id, companyId: row.companyId };
  const opened = { kind: "prospect_submission", ...parties, ...since } as const;
  const subject: Case = waiting ?? addRow(prospect, "moderationCase", at, opened);
  if (waiting) Object.assign(waiting, { status: "in_review", decision: null, decidedBy: null, ...since });
  else addCaseAct(prospect, subject, at, prospect.actor, "case-opened", { to: "opened" });
  if (submission.verdict !== "wait") scheduleReview(prospect, subject, at, submission);
  return subject;
}

/** An act on the case of a prospect. */
export function addCaseAct(
  prospect: ProspectState,
  subject: Case,
  at: Date,
  by: Actor,
  type: EventType,
  more: Act<Case> = {},
): void {
  const { id: prospectId, companyId } = prospect.row;
  const version = subject.prospectVersion ?? null;
  const about = { kind: "case", id: subject.id, companyId, prospectId } as const;
  act(prospect, about, at, by, type, { version, moving: subject, ...more });
}

function scheduleReview(prospect: ProspectState, subject: Case, at: Date, submission: Submission): void {
  const { admins, random } = prospect;
  const { days, admin = null, verdict } = submission;
  const [toTake, toDecide] = days ?? [random.int(0, 1), Number(random.byOdds(odds.reviewDays))];
  const person = admins[admin ?? random.int(0, admins.length - 1)];
  if (!person) return;
  const by = adminActor(person);
  schedule(prospect, at, [toTake, toTake], (takenAt) => {
    if (subject.status === "closed") return;
    take(prospect, subject, takenAt, by);
    if (verdict === "hold" || verdict === "wait") return;
    schedule(prospect, takenAt, [toDecide, toDecide], (decidedAt) => {
      if (subject.status === "closed") return;
      decide(prospect, subject, decidedAt, by, verdict);
      if (verdict === "publish") submission.onLive?.(decidedAt);
    });
  });
}

function take(prospect: ProspectState, subject: Case, at: Date, by: AdminActor): void {
  if (subject.status !== "in_review" || subject.assignedTo == null)
    addCaseAct(prospect, subject, at, by, "case-taken");
  Object.assign(subject, { status: "in_review", assignedTo: by.userId });
  if (prospect.row.status !== "submitted") return;
  const version = subject.prospectVersion ?? null;
  actOnProspect(prospect, at, "prospect-review-started", { by, version });
}

const DECISIONS = {
  publish: { decision: "published", reasons: [], step: "decide" },
  changes: { decision: "changes_requested", reasons: texts.changes, step: "await_party" },
  reject: { decision: "rejected", reasons: texts.rejections, step: "decide" },
} as const;
type Decided = keyof typeof DECISIONS;

function decide(prospect: ProspectState, subject: Case, at: Date, by: AdminActor, verdict: Decided): void {
  const { calendar, random } = prospect;
  const { decision, reasons, step } = DECISIONS[verdict];
  const reason = reasons.length === 0 ? null : random.pick<(typeof reasons)[number]>(reasons);
  const reasonCodes = reason === null ? [] : [reason.code];
  const fields = reason?.field == null ? [] : [reason.field];
  const note = reason?.note ?? null;
  if (verdict === "publish") goLive(prospect, at);
  const said = { ...(reason && { reasonCodes }), ...(fields.length > 0 && { fields }) };
  const detail = { decision, ...said };
  const version = subject.prospectVersion ?? null;
  const decided = { version, reasonCode: reason?.code ?? null, note, detail };
  const type =
    decision === "changes_requested" ? "prospect-changes-requested" : (`prospect-${decision}` as const);
  actOnProspect(prospect, at, type, { by, ...decided });
  const fieldNotes = JSON.stringify(fields.map((field) => ({ field, note })));
  const since =
    verdict === "changes"
      ? { waitingSince: at, dueAt: calendar.deadline(at, 10) }
      : { decidedAt: at, checks: JSON.stringify(checksOf(prospect, at)) };
  const set = { decision, decidedBy: by.userId, reasonCodes, fieldNotes, note, ...since };
  addCaseAct(prospect, subject, at, by, "case-decided", { ...decided, steps: ["case", step], set });
}

function checksOf(prospect: ProspectState, at: Date) {
  const { content } = prospect;
  const chosen = generalisationOf(prospect, content, dayOf(at));
  const cohort = { ...chosen, isRecognisable: chosen.sharedBy < COHORT_LEAST };
  // Its owner is its contact, whose name the teaser check looks for anyway.
  const elsewhere = { claims: 0, isVerified: false, members: [], rightTitles: "" };
  return automaticChecks(content, cohort, elsewhere, dayOf(at));
}

/** The company appeals a rejection, once; another admin than the one who rejected decides. */
export function appeal(
  prospect: ProspectState,
  subject: Case,
  sentAt: Date,
  outcome: Outcome | "wait",
): void {
  const { calendar, row } = prospect;
  schedule(prospect, sentAt, [4, 4], (at) => {
    if (row.status !== "rejected") return;
    const dueAt = calendar.deadline(at, CASE_WORKING_DAYS);
    Object.assign(subject, { status: "appealed", waitingSince: at, dueAt });
    const { latestVersion: version } = row;
    const set = { appealed: true };
    actOnProspect(prospect, at, "prospect-appealed", { version, note: texts.appeal, set });
    if (outcome === "wait") return;
    schedule(prospect, at, [2, 2], (appealDecidedAt) =>
      decideAppeal(prospect, subject, appealDecidedAt, outcome),
    );
  });
}

function decideAppeal(prospect: ProspectState, subject: Case, at: Date, outcome: Outcome): void {
  const judge = prospect.admins.find(({ id }) => id !== subject.decidedBy);
  if (!judge) return;
  const by = adminActor(judge);
  const isOverturned = outcome === "overturned";
  if (isOverturned) goLive(prospect, at);
  const { latestVersion: version } = prospect.row;
  actOnProspect(prospect, at, isOverturned ? "prospect-published" : "prospect-rejected", { by, version });
  const decision = isOverturned ? "published" : (subject.decision ?? "rejected");
  const steps = ["case", isOverturned ? "overturn" : "uphold"] as const;
  const decided = { decision, decidedBy: judge.id, assignedTo: judge.id, decidedAt: at } as const;
  const set = { ...decided, ...(isOverturned && { reasonCodes: [], note: null }) };
  addCaseAct(prospect, subject, at, by, "case-decided", { version, steps, set, detail: { decision } });
}
