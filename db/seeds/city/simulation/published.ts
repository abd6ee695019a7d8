import { SEARCH_END_REASONS } from "#app/domain/codes/reasons.ts";
import { isOpenOffer } from "#app/domain/offers/lifecycle.ts";
import { fundingStateOf } from "#app/domain/prospects/funding.ts";
import {
  PROSPECT_VALID_DAYS,
  PROSPECT_WARNED_DAYS_BEFORE,
  whyNotMoveProspect,
} from "#app/domain/prospects/lifecycle.ts";
import odds from "../../odds.json" with { type: "json" };
import business from "../../texts/business.json" with { type: "json" };
import texts from "../../texts/decisions.json" with { type: "json" };
import { both } from "../../texts/fill.ts";
import { declineUnanswered, revoke } from "./introductions.ts";
import { submit } from "./moderation.ts";
import { competing, endOffer } from "./offer-ends.ts";
import { isOnMarket } from "./prospects.ts";
import { adminActor, system } from "./simulation.ts";
import { actOnProspect, type OfferState, type ProspectState, schedule } from "./states.ts";

const DAY_MS = 86_400_000;

/** Later events of a published prospect: it is paused, changed, confirmed, withdrawn, suspended, or expires. */
export function afterPublication(prospect: ProspectState, at: Date): void {
  scheduleEnd(prospect);
  const fates = { rest: () => undefined, pause, change, withdraw, suspend };
  const fate = fates[prospect.random.byOdds(odds.published)];
  schedule(prospect, at, [10, 75], (later) => fate(prospect, later));
}

/** Half of the notified companies confirm it. */
function scheduleEnd(prospect: ProspectState): void {
  const { row, random, timeline, calendar } = prospect;
  const end = new Date(row.expiresAt ?? 0);
  const isSame = () => row.expiresAt?.getTime() === end.getTime();
  timeline.at(new Date(end.getTime() - PROSPECT_WARNED_DAYS_BEFORE * DAY_MS), (warnedAt) => {
    if (isSame() && isOnMarket(prospect)) row.expiryWarnedAt = warnedAt;
  });
  if (random.chance(0.5)) {
    const confirmedAt = calendar.later(random, new Date(end.getTime() - 13 * DAY_MS), 0, 5);
    timeline.at(confirmedAt, () => {
      if (row.status !== "published" || !isSame()) return;
      const expiresAt = new Date(confirmedAt.getTime() + PROSPECT_VALID_DAYS * DAY_MS);
      const set = { expiresAt, expiryWarnedAt: null };
      actOnProspect(prospect, confirmedAt, "prospect-confirmed", { set });
      scheduleEnd(prospect);
    });
  }
  timeline.at(end, () => {
    if (!isSame() || !isOnMarket(prospect)) return;
    actOnProspect(prospect, end, "prospect-expired", { by: system });
    closeCase(prospect, end);
  });
}

function pause(prospect: ProspectState, at: Date): void {
  const { row, random } = prospect;
  if (row.status !== "published") return;
  actOnProspect(prospect, at, "prospect-paused");
  if (!random.chance(0.55)) return;
  schedule(prospect, at, [5, 40], (resumedAt) => {
    if (row.status === "paused") actOnProspect(prospect, resumedAt, "prospect-resumed");
  });
}

export function withdraw(prospect: ProspectState, at: Date): void {
  if (prospect.deals.length > 0 || prospect.row.status === "funded") return;
  actOnProspect(prospect, at, "prospect-withdrawn", { note: texts.withdrawal });
  closeCase(prospect, at);
  const why = { code: SEARCH_END_REASONS.withdrawn };
  for (const offer of prospect.offers.filter(({ row }) => isOpenOffer(row.status)))
    endOffer(offer, at, "company", "offer-superseded", why);
  for (const introduction of prospect.introductions) {
    declineUnanswered(introduction, at, "withdrawn");
    revoke(introduction, at);
  }
}

function suspend(prospect: ProspectState, at: Date): void {
  if (!isOnMarket(prospect) || prospect.deals.length > 0) return;
  const by = adminActor(prospect.random.pick(prospect.admins));
  actOnProspect(prospect, at, "prospect-suspended", { by, ...texts.suspension });
  closeCase(prospect, at);
}

/** Cases still open when a prospect leaves the market. */
function closeCase({ rows, row }: ProspectState, at: Date): void {
  const ended = ["decided", "upheld", "overturned", "closed"];
  const open = rows.moderationCase.find((one) => one.prospectId === row.id && !ended.includes(one.status));
  if (open) Object.assign(open, { status: "closed", decision: null, decidedAt: at });
}

/** A change to what is live is moderated again; the old version stays until then. */
function change(prospect: ProspectState, at: Date): void {
  const { liveContent: live, random } = prospect;
  if (!isOnMarket(prospect) || live === null) return;
  const { business: described, ask } = live;
  const step = 10_000_000n;
  const more = (ask.amountMaxFen * 112n) / 100n / step;
  const growthPlan = `${described.growthPlan}\n${both(business.newOrder)}`;
  const asked = { ...ask, amountMaxFen: (more + 1n) * step };
  prospect.content = { ...live, business: { ...described, growthPlan }, ask: asked };
  const verdict = random.byOdds(odds.changes);
  submit(prospect, at, { verdict, onLive: () => scheduleEnd(prospect) });
}

/** At the maximum of the ask the search ends automatically; at its minimum the companies of the city end it. */
export function closeSearch(prospect: ProspectState, offer: OfferState, at: Date): void {
  const { row } = prospect;
  const reached = fundingStateOf(row);
  if (reached === "less" || whyNotMoveProspect(row, "fund", "system") !== null) return;
  actOnProspect(prospect, at, reached === "maximum" ? "prospect-funded" : "prospect-closed");
  closeCase(prospect, at);
  for (const other of competing(offer)) endOffer(other, at, "company", "offer-superseded");
  for (const introduction of prospect.introductions) declineUnanswered(introduction, at, "funded");
}
