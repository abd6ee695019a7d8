import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { CASE_WORKING_DAYS } from "#app/domain/moderation/lifecycle.ts";
import { automaticChecks } from "#app/domain/prospects/checks.ts";
import { COHORT_LEAST } from "#app/domain/prospects/cohort.ts";
import { dayOf } from "#app/lib/days.ts";
import type { Row } from "../../rows.ts";
import { NOTES, REJECTIONS } from "./moderation-words.ts";
import { addVersion, goLive, moveTo, tell } from "./prospect-story.ts";
import type { ProspectStory } from "./told.ts";
import { generalisationOf } from "../teaser-rows.ts";
import { adminActor } from "./town.ts";

type Case = Row<"moderationCase">;
export type Verdict = "publish" | "changes" | "reject" | "wait" | "hold";

export interface Submission {
  /** What the admin decides; "wait": nobody has taken the case yet; "hold": somebody has it in hand. */
  verdict: Verdict;
  /** What happens after the version went live for the first time, or after a change to it did. */
  onLive: (at: Date) => void;
  /** Working days until it is taken, and until it is decided. */
  days?: readonly [number, number];
  admin?: number;
}

/** The company submits; the platform takes the case, decides it, or has not come to it yet. */
export function submit(story: ProspectStory, at: Date, submission: Submission): Case {
  const { town, row, company, actor } = story;
  const version = addVersion(story, at);
  const isLive = row.status === "published" || row.status === "paused";
  const from = row.status;
  if (!isLive) moveTo(story, "submitted", at);
  tell(story, at, { type: "prospect-submitted", from, to: row.status, version });
  const waiting = town.rows.cases.find((one) => one.prospectId === row.id && one.status === "awaiting_party");
  const subject = waiting ?? newCase(story, version, at);
  if (waiting) {
    Object.assign(waiting, {
      status: "in_review",
      decision: null,
      decidedBy: null,
      prospectVersion: version,
      dueAt: town.calendar.deadline(at, CASE_WORKING_DAYS),
      waitingSince: at,
    });
  } else {
    town.rows.cases.push(subject);
    town.record(at, actor, {
      type: "case-opened",
      subject: { kind: "case", id: subject.id },
      companyId: company.id,
      prospectId: row.id,
      to: "opened",
      version,
    });
  }
  if (submission.verdict !== "wait") scheduleReview(story, subject, at, submission);
  return subject;
}

function newCase({ random, town, row, company }: ProspectStory, version: number, at: Date): Case {
  return {
    id: random.uuid(),
    number: 0n,
    kind: "prospect_submission",
    status: "opened",
    prospectId: row.id,
    prospectVersion: version,
    institutionVersion: null,
    companyId: company.id,
    institutionId: null,
    checks: "[]",
    assignedTo: null,
    decision: null,
    reasonCodes: [],
    fieldNotes: "[]",
    note: null,
    decidedBy: null,
    openedAt: at,
    waitingSince: at,
    dueAt: town.calendar.deadline(at, CASE_WORKING_DAYS),
    decidedAt: null,
    isDemonstration: true,
  };
}

function scheduleReview(story: ProspectStory, subject: Case, at: Date, submission: Submission): void {
  const { town, random, timeline } = story;
  const [toTake, toDecide] = submission.days ?? [
    random.int(0, 1),
    random.weighted([
      [0, 4],
      [1, 4],
      [2, 1],
    ]),
  ];
  const person = town.admins[submission.admin ?? random.int(0, town.admins.length - 1)];
  if (!person) return;
  const admin = adminActor(person);
  const takenAt = town.calendar.later(random, at, toTake, toTake);
  timeline.at(takenAt, () => {
    if (subject.status === "closed") return;
    take(story, subject, takenAt, admin);
    if (submission.verdict === "hold") return;
    const decidedAt = town.calendar.later(random, takenAt, toDecide, toDecide);
    timeline.at(decidedAt, () => {
      if (subject.status !== "closed") decide(story, subject, decidedAt, admin, submission);
    });
  });
}

function take(story: ProspectStory, subject: Case, at: Date, admin: AdminActor): void {
  const { town, row, company } = story;
  const parties = { companyId: company.id, prospectId: row.id, version: subject.prospectVersion };
  if (subject.status !== "in_review" || subject.assignedTo === null) {
    town.record(at, admin, {
      type: "case-taken",
      subject: { kind: "case", id: subject.id },
      from: subject.status,
      to: "in_review",
      ...parties,
    });
  }
  Object.assign(subject, { status: "in_review", assignedTo: admin.userId });
  if (row.status !== "submitted") return;
  moveTo(story, "under_review", at);
  town.record(at, admin, {
    type: "prospect-review-started",
    subject: { kind: "prospect", id: row.id },
    from: "submitted",
    to: "under_review",
    ...parties,
  });
}

const EVENT = {
  publish: "prospect-published",
  changes: "prospect-changes-requested",
  reject: "prospect-rejected",
} as const;
const DECISION = { publish: "published", changes: "changes_requested", reject: "rejected" } as const;

function decide(
  story: ProspectStory,
  subject: Case,
  at: Date,
  admin: AdminActor,
  { verdict, onLive }: Submission,
): void {
  if (verdict === "wait" || verdict === "hold") return;
  const { town, row, company, random } = story;
  const from = row.status;
  const isLive = from === "published" || from === "paused";
  const words =
    verdict === "reject" ? random.pick(REJECTIONS) : verdict === "changes" ? random.pick(NOTES) : null;
  if (verdict === "publish") {
    goLive(story, at);
    if (!isLive) moveTo(story, "published", at);
  } else if (!isLive) moveTo(story, verdict === "reject" ? "rejected" : "changes_requested", at);
  const fieldNotes = words?.field ? [{ field: words.field, note: words.note }] : [];
  const caseStatus = verdict === "changes" ? "awaiting_party" : "decided";
  const wasStatus = subject.status;
  Object.assign(subject, {
    status: caseStatus,
    decision: DECISION[verdict],
    decidedBy: admin.userId,
    reasonCodes: words ? [words.code] : [],
    fieldNotes: JSON.stringify(fieldNotes),
    note: words?.note ?? null,
    ...(verdict === "changes"
      ? { waitingSince: at, dueAt: town.calendar.deadline(at, 10) }
      : { decidedAt: at, checks: JSON.stringify(checksOf(story, at)) }),
  });
  const told = {
    companyId: company.id,
    prospectId: row.id,
    version: subject.prospectVersion,
    reasonCode: words?.code ?? null,
    note: words?.note ?? null,
    detail: {
      decision: DECISION[verdict],
      ...(words ? { reasonCodes: [words.code] } : {}),
      ...(fieldNotes.length > 0 ? { fields: fieldNotes.map(({ field }) => field) } : {}),
    },
  };
  town.record(at, admin, {
    type: EVENT[verdict],
    subject: { kind: "prospect", id: row.id },
    from,
    to: row.status,
    ...told,
  });
  town.record(at, admin, {
    type: "case-decided",
    subject: { kind: "case", id: subject.id },
    from: wasStatus,
    to: caseStatus,
    ...told,
  });
  if (verdict === "publish") onLive(at);
}

function checksOf(story: ProspectStory, at: Date) {
  const { content } = story;
  const chosen = generalisationOf(story, content, dayOf(at));
  const cohort = { ...chosen, isRecognisable: chosen.sharedBy < COHORT_LEAST };
  // Its owner is its contact, who is looked for anyway.
  return automaticChecks(
    content,
    cohort,
    { claims: 0, isVerified: false, members: [], rightTitles: "" },
    dayOf(at),
  );
}
