import { reachedBy } from "#app/domain/prospects/funding.ts";
import {
  PROSPECT_STANDS_DAYS,
  PROSPECT_WARNED_DAYS_BEFORE,
  whyNotMove,
} from "#app/domain/prospects/lifecycle.ts";
import business from "../../texts/business.json" with { type: "json" };
import texts from "../../texts/decisions.json" with { type: "json" };
import { both } from "../../texts/fill.ts";
import { declineUnanswered } from "./introductions.ts";
import { submit } from "./moderation.ts";
import { competing, endOffer } from "./offer-ends.ts";
import { isOnMarket } from "./prospects.ts";
import { adminActor, system } from "./simulation.ts";
import { actOnProspect, type OfferState, type ProspectState, schedule } from "./states.ts";

const DAY_MS = 86_400_000;

/** What else becomes of a published prospect: it is paused, changed, confirmed, withdrawn, suspended, or runs out. */
export function stand(state: ProspectState, at: Date): void {
  scheduleEnd(state);
  const fate = state.random.weighted([
    [() => undefined, 66],
    [pause, 9],
    [change, 13],
    [withdraw, 10],
    [suspend, 1.6],
  ]);
  schedule(state, at, [10, 75], (later) => fate(state, later));
}

/** Half of those who are warned say that it still stands. */
function scheduleEnd(state: ProspectState): void {
  const { row, random, timeline, simulation } = state;
  const end = new Date(row.expiresAt ?? 0);
  const isSame = () => row.expiresAt?.getTime() === end.getTime();
  timeline.at(new Date(end.getTime() - PROSPECT_WARNED_DAYS_BEFORE * DAY_MS), (warnedAt) => {
    if (isSame() && isOnMarket(state)) row.expiryWarnedAt = warnedAt;
  });
  if (random.chance(0.5)) {
    const confirmedAt = simulation.calendar.later(random, new Date(end.getTime() - 13 * DAY_MS), 0, 5);
    timeline.at(confirmedAt, () => {
      if (row.status !== "published" || !isSame()) return;
      const expiresAt = new Date(confirmedAt.getTime() + PROSPECT_STANDS_DAYS * DAY_MS);
      actOnProspect(state, confirmedAt, "prospect-confirmed", { set: { expiresAt, expiryWarnedAt: null } });
      scheduleEnd(state);
    });
  }
  timeline.at(end, () => {
    if (!isSame() || !isOnMarket(state)) return;
    actOnProspect(state, end, "prospect-expired", { by: system });
    closeCase(state, end);
  });
}

function pause(state: ProspectState, at: Date): void {
  const { row, random } = state;
  if (row.status !== "published") return;
  actOnProspect(state, at, "prospect-paused");
  if (!random.chance(0.55)) return;
  schedule(state, at, [5, 40], (resumedAt) => {
    if (row.status === "paused") actOnProspect(state, resumedAt, "prospect-resumed");
  });
}

export function withdraw(state: ProspectState, at: Date): void {
  if (state.deals.length > 0 || state.row.status === "funded") return;
  actOnProspect(state, at, "prospect-withdrawn", { note: texts.withdrawal });
  closeCase(state, at);
}

function suspend(state: ProspectState, at: Date): void {
  const { simulation, random } = state;
  if (!isOnMarket(state) || state.deals.length > 0) return;
  const by = adminActor(random.pick(simulation.admins));
  actOnProspect(state, at, "prospect-suspended", { by, ...texts.suspension });
  closeCase(state, at);
}

function closeCase({ simulation, row }: ProspectState, at: Date): void {
  const ended = ["decided", "upheld", "overturned", "closed"];
  const open = simulation.rows.moderationCase.find(
    (one) => one.prospectId === row.id && !ended.includes(one.status),
  );
  if (open) Object.assign(open, { status: "closed", decision: null, decidedAt: at });
}

/** A change to what is live goes through moderation again; the old version stays until then. */
function change(state: ProspectState, at: Date): void {
  const { liveContent: live } = state;
  if (!isOnMarket(state) || live === null) return;
  const step = 10_000_000n;
  const more = (live.ask.amountMaxFen * 112n) / 100n / step;
  const growthPlan = `${live.business.growthPlan}\n${both(business.newOrder)}`;
  state.content = {
    ...live,
    business: { ...live.business, growthPlan },
    ask: { ...live.ask, amountMaxFen: (more + 1n) * step },
  };
  const verdict = state.random.weighted([
    ["publish", 8],
    ["changes", 1],
    ["reject", 1],
  ] as const);
  submit(state, at, { verdict, onLive: () => scheduleEnd(state) });
}

/** At the maximum of the ask the search ends by itself; at its minimum the companies of the city end it. */
export function closeSearch(prospect: ProspectState, offer: OfferState, at: Date): void {
  const { row } = prospect;
  const reached = reachedBy(row);
  if (reached === "less" || whyNotMove(row, "fund", "system") !== null) return;
  const type = reached === "maximum" ? "prospect-funded" : "prospect-closed";
  actOnProspect(prospect, at, type);
  closeCase(prospect, at);
  for (const other of competing(offer)) endOffer(other, at, "company", "offer-superseded");
  for (const introduction of prospect.introductions) declineUnanswered(introduction, at);
}
