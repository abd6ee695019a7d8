import { factsOf } from "#app/domain/matching/criteria/prepare.ts";
import type { ProspectContent } from "#app/domain/prospects/content.ts";
import { draftJson } from "#app/domain/prospects/draft.ts";
import { PROSPECT_STANDS_DAYS } from "#app/domain/prospects/lifecycle.ts";
import { addDays, dayOf, instantOf } from "#app/lib/days.ts";
import { addRow } from "../../rows.ts";
import type { SeedCompany } from "../companies.ts";
import { contentOf } from "../contents.ts";
import { addShownTeaser } from "../teaser-rows.ts";
import { companyActor, type Simulation } from "./simulation.ts";
import { actOnProspect, type ProspectState } from "./states.ts";
import { createTimeline } from "./timeline.ts";

/** Opens a draft, as the company does. */
export function startProspect(
  simulation: Simulation,
  company: SeedCompany,
  at: Date,
  ask?: ProspectContent["ask"],
): ProspectState {
  const { random, calendar } = simulation;
  const content = contentOf(random.stream("content"), company, dayOf(at), ask);
  const row = addRow(simulation, "prospect", at, {
    id: random.uuid(),
    companyId: company.id,
    draft: JSON.stringify(draftJson(content)),
    draftRevision: random.int(6, 40),
  });
  const timeline = createTimeline(calendar.now);
  const live = { facts: null, liveContent: null, chosen: null };
  const met = { introductions: [], offers: [], deals: [] };
  const prospect = {
    ...simulation,
    timeline,
    company,
    actor: companyActor(company),
    row,
    content,
    ...live,
    ...met,
  };
  actOnProspect(prospect, at, "prospect-started", { to: "draft" });
  return prospect;
}

export function isOnMarket({ row }: ProspectState): boolean {
  return row.status === "published" || row.status === "paused";
}

/** Whether offers may still be made and accepted. */
export function isSeeking(prospect: ProspectState): boolean {
  return isOnMarket(prospect) || prospect.row.status === "expired";
}

/** Freezes the content as the next version. */
export function addVersion({ row, content, rows, actor }: ProspectState, at: Date): number {
  const { id: prospectId, companyId } = row;
  const version = row.latestVersion + 1;
  const draft = JSON.stringify(draftJson(content));
  Object.assign(row, { latestVersion: version, draft });
  const frozen = { prospectId, version, companyId, content: draft };
  rows.prospectVersion.push({ ...frozen, submittedBy: actor.userId, createdAt: at });
  return version;
}

/** Makes the latest version the live one. */
export function goLive(prospect: ProspectState, at: Date): void {
  const { row, content } = prospect;
  const { amountMinFen, amountMaxFen } = content.ask;
  prospect.liveContent = content;
  const version = { prospectId: row.id, version: row.latestVersion, acceptedFen: 0n };
  prospect.facts = factsOf(content, version, dayOf(at));
  Object.assign(row, {
    liveVersion: row.latestVersion,
    soughtFen: amountMaxFen > row.acceptedFen ? amountMaxFen : row.acceptedFen,
    targetFen: amountMinFen,
    publishedAt: row.publishedAt ?? at,
    expiresAt: instantOf(addDays(dayOf(at), PROSPECT_STANDS_DAYS + 1)),
    expiryWarnedAt: null,
    updatedAt: at,
  });
  addShownTeaser(prospect, at);
}
