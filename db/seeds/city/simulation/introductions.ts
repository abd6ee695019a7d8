import { SEARCH_END_REASONS, type SearchEnd } from "#app/domain/codes/reasons.ts";
import { pick } from "#app/lib/pick.ts";
import { CONSENT_DAYS, type ConsentPurpose, type FieldGroup } from "#app/domain/codes/consents.ts";
import { otherSide } from "#app/domain/deals/dispute.ts";
import type { EventType } from "#app/domain/events/event.ts";
import { INTRODUCTION_ANSWER_WORKING_DAYS } from "#app/domain/introductions/lifecycle.ts";
import type { MandateTerms, ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import { statedParts } from "#app/domain/matching/ranking/stated-parts.ts";
import { addDays, dayOf, instantOf } from "#app/lib/days.ts";
import type { Random } from "../../random.ts";
import odds from "../../odds.json" with { type: "json" };
import { addRow, type Row } from "../../rows.ts";
import decisions from "../../texts/decisions.json" with { type: "json" };
import { both } from "../../texts/fill.ts";
import texts from "../../texts/introductions.json" with { type: "json" };
import type { Act } from "./act.ts";
import { institutionActor, isOpenAt, type OpenMandate } from "./simulation.ts";
import {
  actBetween,
  type IntroductionPlan,
  type IntroductionState,
  type ProspectState,
  type Reason,
  schedule,
  type Side,
} from "./states.ts";

/** How strongly a mandate and a prospect match, by both sides' statements: 1 to 99. */
export function matchStrength(facts: ProspectFacts, terms: MandateTerms): number {
  const points = statedParts(facts, terms).reduce((sum, { raw }) => sum + raw, 50);
  return Math.round(Math.min(99, Math.max(1, points)));
}

/** One side asks to meet. Nothing happens if the prospect or the mandate is not on the market at that time. */
export function addIntroductionRequest(
  prospect: ProspectState,
  mandate: OpenMandate,
  at: Date,
  plan: IntroductionPlan = {},
): void {
  const { random, calendar, facts, actor } = prospect;
  if (prospect.row.status !== "published" || !facts || !isOpenAt(mandate, at)) return;
  const institutionId = mandate.institution.id;
  if (prospect.introductions.some((one) => isRunning(one) && one.row.institutionId === institutionId)) return;
  const by: Side = plan.by ?? (random.chance(0.35) ? "company" : "institution");
  const proposed: Proposed = {
    fieldGroups: plan.groups ?? groupsFor(random),
    purpose: random.pick(["assess_financing", "prepare_offer", "due_diligence"]),
    days: plan.days ?? random.pick(CONSENT_DAYS),
  };
  const row = addRow(prospect, "introduction", at, {
    id: random.uuid(),
    prospectId: prospect.row.id,
    prospectVersion: prospect.row.liveVersion ?? 1,
    mandateId: mandate.id,
    mandateVersion: mandate.version,
    companyId: prospect.row.companyId,
    institutionId,
    requestedBy: by,
    status: by === "company" ? "requested" : "consent_pending",
    message: plan.message ?? (random.chance(0.6) ? both(random.pick(texts.requests[by])) : null),
    purpose: proposed.purpose,
    fitScore: matchStrength(facts, mandate.terms),
    proposedConsent: by === "company" ? JSON.stringify(proposed) : null,
    requestedByUser: by === "company" ? actor.userId : institutionActor(random, mandate.institution).userId,
    answerBy: calendar.deadline(at, INTRODUCTION_ANSWER_WORKING_DAYS),
  });
  mandate.introductions += 1;
  const introduction: IntroductionState = { kind: "introduction", prospect, mandate, row, consent: null };
  prospect.introductions.push(introduction);
  actBetween(introduction, at, by, "introduction-requested", { to: row.status });
  scheduleAnswer(introduction, at, proposed, plan);
}

function groupsFor(random: Random): FieldGroup[] {
  const more = ["contacts", "figures", "ip_and_recognitions", "customers_and_orders"] as const;
  return ["identity", ...random.some<FieldGroup>(more, random.int(2, 4))];
}

type Proposed = { fieldGroups: FieldGroup[]; purpose: ConsentPurpose; days: number };

function scheduleAnswer(met: IntroductionState, at: Date, proposed: Proposed, plan: IntroductionPlan): void {
  const { prospect, row } = met;
  const { random, timeline } = prospect;
  const answer = plan.answer ?? random.byOdds(odds.introductionAnswers);
  if (answer === "none") {
    if (row.answerBy) timeline.at(row.answerBy, (end) => lapse(met, end));
    return;
  }
  const days = plan.answerDays ?? Number(random.byOdds(odds.introductionAnswerDays));
  schedule(prospect, at, [days, days], (answeredAt) => {
    if (!isRunning(met)) return;
    if (answer === "decline") decline(met, answeredAt, otherSide(row.requestedBy), plan.reason);
    else consentTo(met, answeredAt, proposed, plan);
  });
}

function consentTo(met: IntroductionState, at: Date, proposed: Proposed, plan: IntroductionPlan): void {
  const { prospect, row, mandate } = met;
  const { fieldGroups, purpose, days } = proposed;
  const { random, rows, timeline } = prospect;
  const consent = addRow(prospect, "consent", at, {
    introductionId: row.id,
    ...pick(row, "prospectId", "companyId", "institutionId"),
    fieldGroups,
    purpose,
    grantedBy: prospect.actor.userId,
    expiresAt: instantOf(addDays(dayOf(at), days + 1)),
  });
  met.consent = consent;
  const by = otherSide(row.requestedBy);
  const type = by === "company" ? "consent-granted" : "introduction-accepted";
  answer(met, at, by, type, { detail: { fieldGroups, purpose, days } });
  timeline.at(consent.expiresAt, (end) => {
    if (consent.revokedAt != null) return;
    Object.assign(consent, { revokedAt: end, endedBy: "system" });
    actBetween(met, end, "system", "consent-expired");
  });
  for (let look = random.int(1, 3); look > 0; look -= 1) {
    schedule(prospect, at, [0, 6], (lookedAt) => {
      rows.disclosure.push({
        consentId: consent.id,
        introductionId: row.id,
        ...pick(row, "companyId", "institutionId"),
        userId: institutionActor(random, mandate.institution).userId,
        fieldGroups,
        outcome: consent.revokedAt == null ? "shown" : "refused",
        at: lookedAt,
      });
    });
  }
  plan.then?.(met, at);
  const { declinedAfter: reason } = plan;
  if (reason === undefined) return;
  schedule(prospect, at, [reason.days, reason.days], (later) => decline(met, later, "institution", reason));
}

/** Any move of an introduction ends its clock, and the first is its answer. */
function answer(
  introduction: IntroductionState,
  at: Date,
  by: Side | "system",
  type: EventType,
  { set, ...more }: Act<Row<"introduction">>,
): void {
  const { status } = introduction.row;
  const isFirst = status === "requested" || status === "consent_pending";
  const answered = isFirst ? { answerBy: null, answeredAt: at } : { answerBy: null };
  actBetween(introduction, at, by, type, { ...more, set: { ...answered, ...set } });
}

export function isRunning({ row }: IntroductionState): boolean {
  return ["requested", "consent_pending", "consented", "converted"].includes(row.status);
}

/** Either side declines, with a code; a consent in force ends with it. */
export function decline(met: IntroductionState, at: Date, by: Side, given?: Reason): void {
  const { prospect, row, consent } = met;
  const { random, rows, facts } = prospect;
  if (!isRunning(met)) return;
  const { code, note } =
    given ?? (by === "company" ? random.pick(decisions.companyDeclines) : reasonAgainst(random, facts));
  if (consent && consent.revokedAt == null)
    Object.assign(consent, { revokedAt: at, revokedBy: row.requestedByUser });
  const reason = { reasonCode: code, note };
  const steps = ["introduction", `decline_by_${by}`] as const;
  const set = { ...reason, answeredAt: at };
  answer(met, at, by, "introduction-declined", { steps, set, ...reason });
  if (by !== "company" || !random.chance(0.15)) return;
  const { companyId, institutionId } = row;
  const stops = rows.introductionStop;
  if (stops.some((stop) => stop.companyId === companyId && stop.institutionId === institutionId)) return;
  stops.push({ companyId, institutionId, stoppedBy: prospect.actor.userId, stoppedAt: at });
}

/** Why an institution declines this company: what its figures suggest, else a usual reason. */
function reasonAgainst(random: Random, facts: ProspectFacts | null): Reason {
  const code = random.byOdds({
    ...odds.institutionDeclines,
    ...(facts?.securities?.includes("none") && { security: 30 }),
    ...((facts?.revenueFen?.most ?? 0n) < 500_000_000n && { revenue: 20 }),
    ...((facts?.debtRatioBp?.least ?? 0) > 5_500 && { leverage: 30 }),
  });
  return { code, note: code === "other" ? decisions.institutionDeclines.other : null };
}

/** Waiting institutions are notified at the end of the company's search why it ended. */
export function declineUnanswered(introduction: IntroductionState, at: Date, end: SearchEnd): void {
  const { status } = introduction.row;
  if (status !== "requested" && status !== "consent_pending") return;
  const reason = { reasonCode: SEARCH_END_REASONS[end] };
  const steps = ["introduction", "decline_by_company"] as const;
  answer(introduction, at, "company", "introduction-declined", { steps, set: reason, ...reason });
}

/** The company revokes its consent. */
export function revoke(introduction: IntroductionState, at: Date): void {
  const { prospect, consent } = introduction;
  if (!consent || consent.revokedAt != null || !isRunning(introduction)) return;
  Object.assign(consent, { revokedAt: at, revokedBy: prospect.actor.userId, endedBy: "company" });
  answer(introduction, at, "company", "consent-revoked", {});
}

function lapse(introduction: IntroductionState, at: Date): void {
  if (!isRunning(introduction)) return;
  const reason = { reasonCode: "no_reply" };
  const set = { ...reason, answeredAt: null };
  answer(introduction, at, "system", "introduction-lapsed", { set, ...reason });
}
