import { pick } from "#app/lib/pick.ts";
import { factsOf, factsOfTeaser } from "#app/domain/matching/criteria/prepare.ts";
import { registeredFactsOf, viewOfTeaser } from "#app/domain/prospects/cohort.ts";
import type { ProspectContent } from "#app/domain/prospects/content.ts";
import { draftJson } from "#app/domain/prospects/draft.ts";
import {
  chooseGeneralisation,
  type Generalisation,
  isSharedEnough,
} from "#app/domain/prospects/generalisation.ts";
import { PROSPECT_VALID_DAYS } from "#app/domain/prospects/lifecycle.ts";
import { storedTeaser } from "#app/domain/prospects/teaser-parts.ts";
import { teaserDay, toTeaser } from "#app/domain/prospects/teaser.ts";
import { addDays, type Day, dayOf, instantOf } from "#app/lib/days.ts";
import { toTeaserColumns } from "#db/queries/prospects/teasers.ts";
import { addRow } from "../../rows.ts";
import type { Ask } from "../asks.ts";
import type { SeedCompany } from "../companies.ts";
import { contentOf } from "../contents.ts";
import { companyActor, type Simulation } from "./simulation.ts";
import { actOnProspect, type IntroductionState, type ProspectState } from "./states.ts";
import { Timeline } from "./timeline.ts";

/** Opens a draft, as the company does. */
export function addProspect(
  simulation: Simulation,
  company: SeedCompany,
  at: Date,
  ask?: Ask,
): ProspectState {
  const { random, calendar } = simulation;
  const content = contentOf(random.stream("content"), company, dayOf(at), ask);
  const row = addRow(simulation, "prospect", at, {
    id: random.uuid(),
    companyId: company.id,
    draft: JSON.stringify(draftJson(content)),
    draftRevision: random.int(6, 40),
  });
  const own = { timeline: new Timeline(calendar.now), company, actor: companyActor(company), row, content };
  const live = { facts: null, liveContent: null, chosen: null };
  const prospect = { ...simulation, ...own, ...live, introductions: [], offers: [], deals: [] };
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

/** Whether an institution may offer: the search goes on, and the consent is not revoked. */
export function mayOffer({ prospect, consent }: IntroductionState): boolean {
  return isSeeking(prospect) && consent !== null && consent.revokedAt == null;
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
    expiresAt: instantOf(addDays(dayOf(at), PROSPECT_VALID_DAYS + 1)),
    expiryWarnedAt: null,
    updatedAt: at,
  });
  addShownTeaser(prospect, at);
}

/** What a teaser of a given day shows of the register attributes of a prospect's company. */
export function generalisationOf(
  { register, row }: Pick<ProspectState, "register" | "row">,
  content: ProspectContent,
  day: Day,
): Generalisation {
  const { titles } = registeredFactsOf(content, day);
  const wish = { keep: null, isRecognisable: row.isRecognisable };
  const ageOn = row.ageToldOn ?? day;
  return chooseGeneralisation({ titles }, register.sharedWith(content, day, ageOn), wish, ageOn);
}

/** What institutions saw of a version from its publication on. */
function addShownTeaser(prospect: ProspectState, at: Date): void {
  const { register, rows, row, liveContent: content } = prospect;
  if (!content || !row.publishedAt) return;
  const day = teaserDay(dayOf(row.publishedAt), dayOf(at));
  const shared = generalisationOf(prospect, content, day);
  // A company with too small a cohort agrees to be recognisable.
  if (!isSharedEnough(shared)) row.isRecognisable = true;
  const generalisation = isSharedEnough(shared) ? shared : generalisationOf(prospect, content, day);
  prospect.chosen = { generalisation, day };
  row.sharedBy = generalisation.sharedBy;
  const teaser = toTeaser(content, generalisation, day, row.acceptedFen);
  if (teaser.founded !== null) row.ageToldOn ??= day;
  register.addView(content.company.uscc, viewOfTeaser(teaser, day));
  const version = { prospectId: row.id, version: row.latestVersion };
  const { ageMonths } = factsOfTeaser(teaser, version, day);
  rows.shownTeaser.push({
    ...version,
    shownAt: at,
    shownOn: day,
    ...pick(teaser, "sector", "place", "stage"),
    instruments: [...teaser.instruments],
    askMostFen: teaser.askFen.to,
    termMostMonths: teaser.termMonthsMax,
    ageLeastMonths: ageMonths?.least ?? null,
    ageMostMonths: ageMonths?.most ?? null,
    bands: storedTeaser(teaser).bands,
    pledgesPatents: teaser.securities.includes("class_one_ip"),
  });
}

/** What institutions see of a published or paused prospect, with headlines in both languages. */
export function addTeaser(prospect: ProspectState): void {
  const { rows, row, company, facts, liveContent: content, chosen } = prospect;
  const { status } = row;
  if (status !== "published" && status !== "paused" && status !== "suspended") return;
  if (!facts || !content || !chosen || !row.publishedAt) return;
  const columns = toTeaserColumns({
    prospectId: row.id,
    version: facts.version,
    number: row.number,
    // Out of sight and kept, as `suspendProspect` does.
    status: status === "suspended" ? "paused" : status,
    publishedAt: row.publishedAt,
    shownOn: chosen.day,
    isDemonstration: true,
    teaser: toTeaser(content, chosen.generalisation, chosen.day, row.acceptedFen),
    headlineZh: company.product.zh,
    headlineEn: company.product.en,
  });
  rows.teaser.push({ prospectId: row.id, companyId: company.id, edition: 1, ...columns });
}
