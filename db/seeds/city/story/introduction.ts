import { CONSENT_DAYS, type ConsentPurpose, type FieldGroup } from "#app/domain/codes/consents.ts";
import { INTRODUCTION_ANSWER_WORKING_DAYS } from "#app/domain/introductions/lifecycle.ts";
import { addDays, dayOf, instantOf } from "#app/lib/days.ts";
import type { Row } from "../../rows.ts";
import { attraction } from "./attraction.ts";
import { decline, isRunning, settle, tellOf } from "./introduction-moves.ts";
import { MESSAGES } from "./introduction-words.ts";
import type { IntroductionPlan, Meeting, ProspectStory, Side } from "./told.ts";
import { institutionActor, isOpenAt, type TownMandate } from "./town.ts";

/** One side asks to meet. Nothing happens where the prospect or the mandate is not on the market at that time. */
export function requestIntroduction(
  story: ProspectStory,
  mandate: TownMandate,
  at: Date,
  plan: IntroductionPlan = {},
): Meeting | null {
  const { random, town, row: prospect, facts } = story;
  if (prospect.status !== "published" || !facts || !isOpenAt(mandate, at)) return null;
  if (story.meetings.some((one) => isRunning(one) && one.mandate.institution.id === mandate.institution.id))
    return null;
  const by: Side = plan.by ?? (random.chance(0.35) ? "company" : "institution");
  const consent = {
    fieldGroups: plan.groups ?? groupsFor(random),
    purpose: random.pick<ConsentPurpose>(["assess_financing", "prepare_offer", "due_diligence"]),
    days: plan.days ?? random.pick(CONSENT_DAYS),
  };
  const row: Row<"introduction"> = {
    id: random.uuid(),
    number: 0n,
    prospectId: prospect.id,
    prospectVersion: prospect.liveVersion ?? 1,
    mandateId: mandate.id,
    mandateVersion: mandate.version,
    companyId: story.company.id,
    institutionId: mandate.institution.id,
    requestedBy: by,
    status: by === "company" ? "requested" : "consent_pending",
    message: plan.message ?? (random.chance(0.6) ? random.pick(MESSAGES[by]) : null),
    purpose: consent.purpose,
    fitScore: attraction(facts, mandate.terms),
    proposedConsent: by === "company" ? JSON.stringify(consent) : null,
    reasonCode: null,
    note: null,
    requestedByUser:
      by === "company" ? story.actor.userId : institutionActor(random, mandate.institution).userId,
    requestedAt: at,
    answerBy: town.calendar.deadline(at, INTRODUCTION_ANSWER_WORKING_DAYS),
    answeredAt: null,
    isDemonstration: true,
    statusChangedAt: at,
    messageMasked: [],
    noteMasked: [],
  };
  mandate.introductions += 1;
  town.rows.introductions.push(row);
  const meeting: Meeting = { story, mandate, row, consent: null };
  story.meetings.push(meeting);
  tellOf(meeting, at, by, { type: "introduction-requested", to: row.status });
  scheduleAnswer(meeting, at, consent, plan);
  return meeting;
}

function groupsFor(random: ProspectStory["random"]): FieldGroup[] {
  const more = random.some<FieldGroup>(
    ["contacts", "figures", "ip_and_recognitions", "customers_and_orders"],
    random.int(2, 4),
  );
  return ["identity", ...more];
}

type Proposed = { fieldGroups: FieldGroup[]; purpose: ConsentPurpose; days: number };

function scheduleAnswer(meeting: Meeting, at: Date, proposed: Proposed, plan: IntroductionPlan): void {
  const { story, row } = meeting;
  const { random, timeline, town } = story;
  const answer =
    plan.answer ??
    random.weighted([
      ["consent", 70],
      ["decline", 17],
      ["none", 13],
    ] as const);
  if (answer === "none") {
    if (row.answerBy) timeline.at(new Date(row.answerBy), (end) => lapse(meeting, end));
    return;
  }
  const days =
    plan.answerDays ??
    random.weighted([
      [0, 4],
      [1, 5],
      [2, 3],
      [3, 2],
      [4, 1],
    ]);
  const answeredAt = town.calendar.later(random, at, days, days);
  timeline.at(answeredAt, () => {
    if (!isRunning(meeting)) return;
    if (answer === "decline")
      decline(meeting, answeredAt, row.requestedBy === "company" ? "institution" : "company", plan.reason);
    else consentTo(meeting, answeredAt, proposed, plan);
  });
}

function consentTo(
  meeting: Meeting,
  at: Date,
  { fieldGroups, purpose, days }: Proposed,
  plan: IntroductionPlan,
): void {
  const { story, row, mandate } = meeting;
  const { random, town, timeline } = story;
  const consent: Row<"consent"> = {
    id: random.uuid(),
    introductionId: row.id,
    prospectId: row.prospectId,
    companyId: row.companyId,
    institutionId: row.institutionId,
    fieldGroups,
    purpose,
    grantedBy: story.actor.userId,
    grantedAt: at,
    expiresAt: instantOf(addDays(dayOf(at), days + 1)),
    revokedAt: null,
    revokedBy: null,
    endedBy: null,
    sequence: 1,
    step: "granted",
  };
  meeting.consent = consent;
  town.rows.consents.push(consent);
  const by: Side = row.requestedBy === "company" ? "institution" : "company";
  const type = by === "company" ? "consent-granted" : "introduction-accepted";
  const from = settle(meeting, "consented", at);
  tellOf(meeting, at, by, { type, from, to: row.status, detail: { fieldGroups, purpose, days } });
  timeline.at(new Date(consent.expiresAt), (end) => {
    if (consent.revokedAt !== null) return;
    Object.assign(consent, { revokedAt: end, endedBy: "system" });
    tellOf(meeting, end, "system", { type: "consent-expired" });
  });
  for (let look = random.int(1, 3); look > 0; look -= 1) {
    const lookedAt = town.calendar.later(random, at, 0, 6);
    timeline.at(lookedAt, () => {
      const isShown = consent.revokedAt === null;
      town.rows.disclosures.push({
        consentId: consent.id,
        introductionId: row.id,
        companyId: row.companyId,
        institutionId: row.institutionId,
        userId: institutionActor(random, mandate.institution).userId,
        fieldGroups,
        outcome: isShown ? "shown" : "refused",
        at: lookedAt,
      });
    });
  }
  plan.then?.(meeting, at);
}

function lapse(meeting: Meeting, at: Date): void {
  if (!isRunning(meeting)) return;
  const from = settle(meeting, "lapsed", at);
  Object.assign(meeting.row, { reasonCode: "no_reply", answeredAt: null });
  tellOf(meeting, at, "system", { type: "introduction-lapsed", from, to: "lapsed", reasonCode: "no_reply" });
}
