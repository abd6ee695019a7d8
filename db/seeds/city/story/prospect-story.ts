import { addShownTeaser } from "../teaser-rows.ts";
import { factsOf } from "#app/domain/matching/criteria/prepare.ts";
import type { ProspectContent } from "#app/domain/prospects/content.ts";
import { draftJson } from "#app/domain/prospects/draft.ts";
import { PROSPECT_STANDS_DAYS, type ProspectStatus } from "#app/domain/prospects/lifecycle.ts";
import { addDays, dayOf, instantOf } from "#app/lib/days.ts";
import type { EventToRecord } from "#db/queries/audit/events.ts";
import type { Random } from "../../random.ts";
import type { Row } from "../../rows.ts";
import type { SeedCompany } from "../companies.ts";
import { createTimeline } from "./timeline.ts";
import type { ProspectStory } from "./told.ts";
import { companyActor, type Town } from "./town.ts";

/** Opens a draft, as the company does. */
export function startProspect(
  town: Town,
  random: Random,
  { company, content, at }: { company: SeedCompany; content: ProspectContent; at: Date },
): ProspectStory {
  const row: Row<"prospect"> = {
    id: random.uuid(),
    number: 0n,
    companyId: company.id,
    status: "draft",
    draft: JSON.stringify(draftJson(content)),
    draftRevision: random.int(6, 40),
    latestVersion: 0,
    liveVersion: null,
    soughtFen: 0n,
    targetFen: 0n,
    appealed: false,
    acceptedFen: 0n,
    confirmedFen: 0n,
    publishedAt: null,
    expiresAt: null,
    expiryWarnedAt: null,
    statusChangedAt: at,
    isDemonstration: true,
    createdAt: at,
    updatedAt: at,
    keepShown: null,
    isRecognisable: false,
    sharedBy: null,
    generalisation: null,
    ageToldOn: null,
  };
  town.rows.prospects.push(row);
  const actor = companyActor(company);
  const timeline = createTimeline(town.calendar.now);
  const story: ProspectStory = {
    town,
    random,
    timeline,
    company,
    actor,
    row,
    content,
    facts: null,
    liveContent: null,
    chosen: null,
    meetings: [],
    offers: [],
    deals: [],
  };
  tell(story, at, { type: "prospect-started", to: "draft" });
  return story;
}

/** Writes down an act of the company on its prospect. */
export function tell(
  { town, actor, row, company }: ProspectStory,
  at: Date,
  event: Omit<EventToRecord, "subject">,
): void {
  town.record(at, actor, {
    subject: { kind: "prospect", id: row.id },
    companyId: company.id,
    prospectId: row.id,
    ...event,
  });
}

export function moveTo(story: ProspectStory, status: ProspectStatus, at: Date): ProspectStatus {
  const from = story.row.status;
  Object.assign(story.row, { status, statusChangedAt: at, updatedAt: at });
  return from;
}

/** Freezes the content as the next version. */
export function addVersion(story: ProspectStory, at: Date): number {
  const { row, content, town, company, actor } = story;
  row.latestVersion += 1;
  row.draft = JSON.stringify(draftJson(content));
  town.rows.prospectVersions.push({
    prospectId: row.id,
    version: row.latestVersion,
    companyId: company.id,
    content: row.draft,
    submittedBy: actor.userId,
    createdAt: at,
  });
  return row.latestVersion;
}

/** Makes the latest version the live one. */
export function goLive(story: ProspectStory, at: Date): void {
  const { row, content } = story;
  const isFirst = row.publishedAt === null;
  story.liveContent = content;
  story.facts = factsOf(
    content,
    { prospectId: row.id, version: row.latestVersion, acceptedFen: 0n },
    dayOf(at),
  );
  Object.assign(row, {
    liveVersion: row.latestVersion,
    soughtFen: content.ask.amountMaxFen > row.acceptedFen ? content.ask.amountMaxFen : row.acceptedFen,
    targetFen: content.ask.amountMinFen,
    publishedAt: isFirst ? at : row.publishedAt,
    expiresAt: instantOf(addDays(dayOf(at), PROSPECT_STANDS_DAYS + 1)),
    expiryWarnedAt: null,
    updatedAt: at,
  });
  addShownTeaser(story, at);
}
