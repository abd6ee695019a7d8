import type { ZodType } from "zod";
import { IP_KINDS, type IpKind, type Recognition } from "#app/domain/codes/companies.ts";
import type { CaseStatus } from "#app/domain/moderation/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import type { Day } from "#app/lib/days.ts";
import {
  PROSPECT_STEPS,
  prospectContentSchema,
  storedSteps,
  type ProspectContent,
  type ProspectDraft,
  type ProspectStep,
} from "./content.ts";
import { draftJson } from "./draft.ts";
import type { ProspectStatus } from "./lifecycle.ts";

/** A field that prevents the submission of a draft. */
type Lack = {
  step: ProspectStep;
  field: string;
  /** Missing, or inconsistent with other fields. */
  kind: "missing" | "wrong";
};

export type Submission =
  { content: ProspectContent; lacks: readonly [] } | { content: null; lacks: readonly Lack[] };

/** A draft with the company's own steps as the complete content to submit, or what it lacks, in form order. */
export function submissionOf(draft: ProspectDraft): Submission {
  const { company, ...own } = draft;
  // The company's record is taken unchanged: that of an imported one has codes that no form accepts.
  const steps: ReturnType<typeof draftJson> = {
    ...draftJson(own),
    ...(company === undefined ? {} : { company }),
  };
  const whole = Object.fromEntries(PROSPECT_STEPS.map((step) => [step, steps[step] ?? {}]));
  const parsed = prospectContentSchema.safeParse(whole);
  if (parsed.success) return { content: parsed.data, lacks: [] };
  const lacks = new Map<string, Lack>();
  for (const { path } of parsed.error.issues) {
    const [step, field] = path as [ProspectStep, string | undefined];
    const name = field ?? "";
    const kind = steps[step]?.[name] === undefined ? "missing" : "wrong";
    if (!lacks.has(`${step}.${name}`)) lacks.set(`${step}.${name}`, { step, field: name, kind });
  }
  return { content: null, lacks: [...lacks.values()] };
}

export type StepProgress = {
  step: ProspectStep;
  state: "done" | "started" | "todo";
  filled: number;
  total: number;
};

/** The progress of each step: how many of its required fields are filled. */
export function progressOf(draft: ProspectDraft): StepProgress[] {
  const { lacks } = submissionOf(draft);
  return PROSPECT_STEPS.map((step) => {
    const required = requiredFields(step);
    const lacking = new Set(lacks.filter((lack) => lack.step === step).map((lack) => lack.field));
    const filled = required.filter((field) => !lacking.has(field)).length;
    const state = lacking.size === 0 ? "done" : draft[step] === undefined ? "todo" : "started";
    return { step, state, filled, total: required.length };
  });
}

function requiredFields(step: ProspectStep): string[] {
  const schemas: Readonly<Record<string, ZodType>> = storedSteps[step].shape;
  return Object.entries(schemas)
    .filter(([, schema]) => !schema.safeParse(undefined).success)
    .map(([name]) => name);
}

export type HeldRight = { kind: string; title: string; registrationNumber: string | null };
export type HeldRecognition = { code: string; validUntil: Day | null };

const titlesLimit = 4_000;

/** The step "ip" of a draft whose company has named its recognitions, but not its rights. */
export const ASKED_LATER = { rights: {} } as const satisfies ProspectDraft["ip"];

/**
 * The step "ip" from the company's own lists, which it has declared complete: a kind that isn't listed is none, not
 * unknown; of rights that it was not asked for yet (`ASKED_LATER`) it is unknown. Titles beyond what a version holds are
 * cut off at the end; the counts are complete.
 */
export function ipOf(
  rights: readonly HeldRight[],
  recognitions: readonly HeldRecognition[],
  own: Pick<NonNullable<ProspectDraft["ip"]>, "pendingInventions" | "rights">,
): NonNullable<ProspectDraft["ip"]> {
  const count = (kind: IpKind) => rights.filter((right) => right.kind === kind).length;
  const known = IP_KINDS.filter((kind) => own.rights === undefined || count(kind) > 0);
  const lines = rights.map(({ title, registrationNumber }) =>
    [title, registrationNumber].filter(Boolean).join(" · "),
  );
  while (lines.join("\n").length > titlesLimit) lines.pop();
  const until = recognitions.filter(({ validUntil }) => validUntil !== null);
  return {
    rights: Object.fromEntries(known.map((kind) => [kind, count(kind)])),
    ...(own.pendingInventions === undefined ? {} : { pendingInventions: own.pendingInventions }),
    ...(lines.length === 0 ? {} : { titles: lines.join("\n") }),
    recognitions: recognitions.map(({ code }) => code as Recognition),
    recognisedUntil: Object.fromEntries(until.map(({ code, validUntil }) => [code, validUntil])),
  };
}

/** What a prospect copies from the company's own records. */
export type CompanyParts = {
  profile: ProspectDraft["company"];
  rights: readonly HeldRight[];
  recognitions: readonly HeldRecognition[];
};

/**
 * The draft with the company's own steps as they are now; "ip" counts once the company has confirmed its lists.
 * Recognitions that were ticked in the draft itself are not in the company's list until that form is sent.
 */
export function withCompanyParts(draft: ProspectDraft, parts: CompanyParts): ProspectDraft {
  const { ip } = draft;
  if (ip === undefined) return { ...draft, company: parts.profile };
  const heldOf = (code: string) => parts.recognitions.find((one) => one.code === code);
  const recognitions =
    ip.recognitions?.map((code) => heldOf(code) ?? { code, validUntil: null }) ?? parts.recognitions;
  return { ...draft, company: parts.profile, ip: ipOf(parts.rights, recognitions, ip) };
}

const editable: readonly ProspectStatus[] = [
  "draft",
  "changes_requested",
  "published",
  "paused",
  "expired",
  "suspended",
];

/**
 * Null when the company may edit the draft; otherwise the reason. What a moderator is reviewing can't be edited: this
 * includes a published prospect while a change to it is under review.
 */
export function whyNotEdit(status: ProspectStatus, caseStatus: CaseStatus | null): RefusalCode | null {
  if (status === "funded") return "prospect-funded";
  if (!editable.includes(status)) return "prospect-wrong-state";
  return isUnderReview(caseStatus) ? "prospect-under-review" : null;
}

/**
 * Null when the company may take back the change that waits, with a moderator or with the company, while institutions go
 * on seeing the version before; else "prospect-wrong-state".
 */
export function whyNotDropChange(
  { status, liveVersion }: { status: ProspectStatus; liveVersion: number | null },
  caseStatus: CaseStatus | null,
): RefusalCode | null {
  const isLive = (status === "published" || status === "paused") && liveVersion !== null;
  const waits = caseStatus === "awaiting_party" || isUnderReview(caseStatus);
  return isLive && waits && caseStatus !== "appealed" ? null : "prospect-wrong-state";
}

/** Whether the platform has the case: opened and undecided, and not waiting for the company. */
export function isUnderReview(caseStatus: CaseStatus | null): boolean {
  return (
    caseStatus === "opened" ||
    caseStatus === "assigned" ||
    caseStatus === "in_review" ||
    caseStatus === "appealed"
  );
}

/** Prospects that prevent a company from starting another: one seeks capital at a time. */
export const OPEN_PROSPECT_STATUSES = [
  "draft",
  "submitted",
  "under_review",
  "changes_requested",
  "published",
  "paused",
  "expired",
  "suspended",
] as const satisfies readonly ProspectStatus[];

const openStatuses: readonly ProspectStatus[] = OPEN_PROSPECT_STATUSES;

/** Whether a company seeks capital with it, or writes it: not rejected, and not over. */
export function isOpenProspect(status: ProspectStatus): boolean {
  return openStatuses.includes(status);
}

/**
 * What of an ask is matched with mandates for its company alone: the draft, or the version that a moderator has; null
 * where institutions see it, or did: its state says why nothing is counted.
 */
export function countedOf(status: ProspectStatus): "draft" | "sent" | null {
  if (status === "draft" || status === "changes_requested") return "draft";
  return status === "submitted" || status === "under_review" ? "sent" : null;
}

/** Why a draft is closed to a person: by their role, or to everybody. */
export type DraftClosed = "role" | "review" | "funded" | "over";

/** Whether somebody of the company can write the draft now, if not this person. */
export function isWritable(closed: DraftClosed | null): boolean {
  return closed === null || closed === "role";
}

/** Fields that affect no institution's decision: a change to them needs no moderator. All others are material. */
const immaterial: ReadonlySet<string> = new Set([
  "company.address",
  "company.contactName",
  "company.contactPhone",
  "company.contactEmail",
  "company.website",
  "ask.firstAnswerDays",
]);

/** The fields in which two contents differ, as dotted paths of step and field. */
export function changedFields(before: ProspectContent, after: ProspectContent): string[] {
  const [old, young] = [draftJson(before), draftJson(after)];
  return PROSPECT_STEPS.flatMap((step) =>
    Object.keys(storedSteps[step].shape)
      .filter((field) => JSON.stringify(old[step]?.[field]) !== JSON.stringify(young[step]?.[field]))
      .map((field) => `${step}.${field}`),
  );
}

/** Whether a moderator must review these changes before institutions see them. */
export function isMaterial(changed: readonly string[]): boolean {
  return changed.some((field) => !immaterial.has(field));
}
