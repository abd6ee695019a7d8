import { factsOf } from "#app/domain/matching/criteria/prepare.ts";
import type { ProspectContent } from "#app/domain/prospects/content.ts";
import { draftJson } from "#app/domain/prospects/draft.ts";
import { PROSPECT_STANDS_DAYS } from "#app/domain/prospects/lifecycle.ts";
import { addDays, dayOf, instantOf } from "#app/lib/days.ts";
import type { Random } from "../../random.ts";
import type { Row } from "../../rows.ts";
import type { SeedCompany } from "../companies.ts";
import { addShownTeaser } from "../teaser-rows.ts";
import { companyActor, type Simulation } from "./simulation.ts";
import { actOnProspect, type ProspectState } from "./states.ts";
import { createTimeline } from "./timeline.ts";

/** Opens a draft, as the company does. */
export function startProspect(
  simulation: Simulation,
  random: Random,
  { company, content, at }: { company: SeedCompany; content: ProspectContent; at: Date },
): ProspectState {
  const row: Row<"prospect"> = {
    id: random.uuid(),
    number: 0n,
    companyId: company.id,
    status: "draft",
    draft: JSON.stringify(draftJson(content)),
    draftRevision: random.int(6, 40),
    latestVersion: 0,
    soughtFen: 0n,
    targetFen: 0n,
    appealed: false,
    acceptedFen: 0n,
    confirmedFen: 0n,
    statusChangedAt: at,
    isDemonstration: true,
    createdAt: at,
    updatedAt: at,
    isRecognisable: false,
  };
  simulation.rows.prospect.push(row);
  const state: ProspectState = {
    simulation,
    random,
    timeline: createTimeline(simulation.calendar.now),
    company,
    actor: companyActor(company),
    row,
    content,
    facts: null,
    liveContent: null,
    chosen: null,
    introductions: [],
    offers: [],
    deals: [],
  };
  actOnProspect(state, at, "prospect-started", { to: "draft" });
  return state;
}

export function isOnMarket({ row }: ProspectState): boolean {
  return row.status === "published" || row.status === "paused";
}

/** Whether offers may still be made and accepted. */
export function isSeeking(state: ProspectState): boolean {
  return isOnMarket(state) || state.row.status === "expired";
}

/** Freezes the content as the next version. */
export function addVersion({ row, content, simulation, company, actor }: ProspectState, at: Date): number {
  row.latestVersion += 1;
  row.draft = JSON.stringify(draftJson(content));
  simulation.rows.prospectVersion.push({
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
export function goLive(state: ProspectState, at: Date): void {
  const { row, content } = state;
  const { amountMinFen, amountMaxFen } = content.ask;
  state.liveContent = content;
  const version = { prospectId: row.id, version: row.latestVersion, acceptedFen: 0n };
  state.facts = factsOf(content, version, dayOf(at));
  Object.assign(row, {
    liveVersion: row.latestVersion,
    soughtFen: amountMaxFen > row.acceptedFen ? amountMaxFen : row.acceptedFen,
    targetFen: amountMinFen,
    publishedAt: row.publishedAt ?? at,
    expiresAt: instantOf(addDays(dayOf(at), PROSPECT_STANDS_DAYS + 1)),
    expiryWarnedAt: null,
    updatedAt: at,
  });
  addShownTeaser(state, at);
}
