import type { Actor, AdminActor } from "#app/domain/accounts/actor.ts";
import type { EventType } from "#app/domain/events/event.ts";
import { CASE_WORKING_DAYS } from "#app/domain/moderation/lifecycle.ts";
import { automaticChecks } from "#app/domain/prospects/checks.ts";
import { COHORT_LEAST } from "#app/domain/prospects/cohort.ts";
import { dayOf } from "#app/lib/days.ts";
import type { Row } from "../../rows.ts";
import texts from "../../texts/decisions.json" with { type: "json" };
import { generalisationOf } from "../teaser-rows.ts";
import { act, type Act } from "./act.ts";
import { addVersion, goLive } from "./prospects.ts";
import { adminActor } from "./simulation.ts";
import { actOnProspect, type ProspectState, schedule } from "./states.ts";

type Case = Row<"moderationCase">;
export type Verdict = "publish" | "changes" | "reject" | "wait" | "hold";

export interface Submission {
  /** What the admin decides; "wait": nobody has taken the case yet; "hold": somebody has it in hand. */
  verdict: Verdict;
  /** What happens after the version went live for the first time, or after a change to it did. */
  onLive?: (at: Date) => void;
  /** Working days until it is taken, and until it is decided. */
  days?: readonly [number, number];
  admin?: number;
}

/** The company submits; the platform takes the case, decides it, or has not come to it yet. */
export function submit(state: ProspectState, at: Date, submission: Submission): Case {
  const { simulation, row, company, actor, random } = state;
  const version = addVersion(state, at);
  actOnProspect(state, at, "prospect-submitted", { version });
  const isWaiting = (one: Case): boolean => one.prospectId === row.id && one.status === "awaiting_party";
  const waiting = simulation.rows.moderationCase.find(isWaiting);
  const dueAt = simulation.calendar.deadline(at, CASE_WORKING_DAYS);
  const subject: Case = waiting ?? {
    id: random.uuid(),
    number: 0n,
    kind: "prospect_submission",
    status: "opened",
    prospectId: row.id,
    prospectVersion: version,
    companyId: company.id,
    checks: "[]",
    reasonCodes: [],
    fieldNotes: "[]",
    openedAt: at,
    waitingSince: at,
    dueAt,
    isDemonstration: true,
  };
  if (waiting) {
    const set = { decision: null, decidedBy: null, prospectVersion: version, dueAt, waitingSince: at };
    Object.assign(waiting, { status: "in_review", ...set });
  } else {
    simulation.rows.moderationCase.push(subject);
    actOnCase(state, subject, at, actor, "case-opened", { to: "opened" });
  }
  if (submission.verdict !== "wait") scheduleReview(state, subject, at, submission);
  return subject;
}

/** An act on the case of a prospect. */
export function actOnCase(
  { simulation, company, row }: ProspectState,
  subject: Case,
  at: Date,
  actor: Actor,
  type: EventType,
  more: Act<Case>,
): void {
  const about = { kind: "case", id: subject.id, companyId: company.id, prospectId: row.id } as const;
  act(simulation, about, at, actor, type, {
    version: subject.prospectVersion ?? null,
    moving: subject,
    ...more,
  });
}

function scheduleReview(state: ProspectState, subject: Case, at: Date, submission: Submission): void {
  const { simulation, random } = state;
  const [toTake, toDecide] = submission.days ?? [
    random.int(0, 1),
    random.weighted([
      [0, 4],
      [1, 4],
      [2, 1],
    ]),
  ];
  const person = simulation.admins[submission.admin ?? random.int(0, simulation.admins.length - 1)];
  if (!person) return;
  const admin = adminActor(person);
  schedule(state, at, [toTake, toTake], (takenAt) => {
    if (subject.status === "closed") return;
    take(state, subject, takenAt, admin);
    if (submission.verdict === "hold") return;
    schedule(state, takenAt, [toDecide, toDecide], (decidedAt) => {
      if (subject.status !== "closed") decide(state, subject, decidedAt, admin, submission);
    });
  });
}

function take(state: ProspectState, subject: Case, at: Date, by: AdminActor): void {
  if (subject.status !== "in_review" || subject.assignedTo == null)
    actOnCase(state, subject, at, by, "case-taken", {});
  Object.assign(subject, { status: "in_review", assignedTo: by.userId });
  if (state.row.status !== "submitted") return;
  const version = subject.prospectVersion ?? null;
  actOnProspect(state, at, "prospect-review-started", { by, version });
}

const VERDICTS = {
  publish: { event: "prospect-published", decision: "published", words: null, step: "decide" },
  changes: {
    event: "prospect-changes-requested",
    decision: "changes_requested",
    words: texts.changes,
    step: "await_party",
  },
  reject: { event: "prospect-rejected", decision: "rejected", words: texts.rejections, step: "decide" },
} as const;

function decide(
  state: ProspectState,
  subject: Case,
  at: Date,
  by: AdminActor,
  { verdict, onLive }: Submission,
): void {
  if (verdict === "wait" || verdict === "hold") return;
  const { simulation, random } = state;
  const { event, decision, words, step } = VERDICTS[verdict];
  const { code, field, note } = (words &&
    random.pick<(typeof texts.rejections)[number] | (typeof texts.changes)[number]>(words)) ?? {
    code: null,
    field: null,
    note: null,
  };
  if (verdict === "publish") goLive(state, at);
  const version = subject.prospectVersion ?? null;
  const told = {
    version,
    reasonCode: code,
    note,
    detail: {
      decision,
      ...(code === null ? {} : { reasonCodes: [code] }),
      ...(field === null ? {} : { fields: [field] }),
    },
  };
  const dueAt = simulation.calendar.deadline(at, 10);
  actOnProspect(state, at, event, { by, ...told });
  actOnCase(state, subject, at, by, "case-decided", {
    ...told,
    steps: ["case", step],
    set: {
      decision,
      decidedBy: by.userId,
      reasonCodes: code === null ? [] : [code],
      fieldNotes: JSON.stringify(field === null ? [] : [{ field, note }]),
      note,
      ...(verdict === "changes"
        ? { waitingSince: at, dueAt }
        : { decidedAt: at, checks: JSON.stringify(checksOf(state, at)) }),
    },
  });
  if (verdict === "publish") onLive?.(at);
}

function checksOf(state: ProspectState, at: Date) {
  const { content } = state;
  const chosen = generalisationOf(state, content, dayOf(at));
  const cohort = { ...chosen, isRecognisable: chosen.sharedBy < COHORT_LEAST };
  // Its owner is its contact, who is looked for anyway.
  const elsewhere = { claims: 0, isVerified: false, members: [], rightTitles: "" };
  return automaticChecks(content, cohort, elsewhere, dayOf(at));
}

/** The company appeals a rejection, once; another admin than the one who decided hears it. */
export function appeal(
  state: ProspectState,
  subject: Case,
  sentAt: Date,
  outcome: "wait" | "upheld" | "overturned",
): void {
  const { simulation, row } = state;
  schedule(state, sentAt, [4, 4], (at) => {
    if (row.status !== "rejected") return;
    const dueAt = simulation.calendar.deadline(at, CASE_WORKING_DAYS);
    Object.assign(subject, { status: "appealed", waitingSince: at, dueAt });
    const { latestVersion: version } = row;
    actOnProspect(state, at, "prospect-appealed", { version, note: texts.appeal, set: { appealed: true } });
    if (outcome === "wait") return;
    schedule(state, at, [2, 2], (heardAt) => hear(state, subject, heardAt, outcome));
  });
}

function hear(state: ProspectState, subject: Case, at: Date, result: "upheld" | "overturned"): void {
  const { simulation, row } = state;
  const judge = simulation.admins.find(({ id }) => id !== subject.decidedBy);
  if (!judge) return;
  const by = adminActor(judge);
  const isOverturned = result === "overturned";
  if (isOverturned) goLive(state, at);
  const type = isOverturned ? "prospect-published" : "prospect-rejected";
  actOnProspect(state, at, type, { by, version: row.latestVersion });
  const undone = isOverturned ? { decision: "published" as const, reasonCodes: [], note: null } : {};
  actOnCase(state, subject, at, by, "case-decided", {
    version: row.latestVersion,
    steps: ["case", isOverturned ? "overturn" : "uphold"],
    set: { decidedBy: judge.id, assignedTo: judge.id, decidedAt: at, ...undone },
    detail: { decision: undone.decision ?? subject.decision ?? "rejected" },
  });
}
