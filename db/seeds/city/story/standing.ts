import type { ProspectContent } from "#app/domain/prospects/content.ts";
import { PROSPECT_STANDS_DAYS, PROSPECT_WARNED_DAYS_BEFORE } from "#app/domain/prospects/lifecycle.ts";
import { both } from "../texts.ts";
import { submit } from "./moderation.ts";
import { moveTo, tell } from "./prospect-story.ts";
import type { ProspectStory } from "./told.ts";
import { adminActor, system } from "./town.ts";

const DAY_MS = 86_400_000;

/** What else becomes of a published prospect: it is paused, changed, confirmed, withdrawn, suspended, or runs out. */
export function stand(story: ProspectStory, at: Date): void {
  const { random, timeline, town } = story;
  scheduleEnd(story);
  const fate = random.weighted([
    ["none", 66],
    ["pause", 9],
    ["change", 13],
    ["withdraw", 10],
    ["suspend", 1.6],
  ] as const);
  const later = town.calendar.later(random, at, 10, 75);
  if (fate === "none") return;
  timeline.at(later, () => {
    if (fate === "pause") pause(story, later);
    else if (fate === "withdraw") withdraw(story, later);
    else if (fate === "suspend") suspend(story, later);
    else change(story, later);
  });
}

/** Half of those who are warned say that it still stands. */
function scheduleEnd(story: ProspectStory): void {
  const { row, random, timeline } = story;
  const end = new Date(row.expiresAt ?? 0);
  const isSame = () => row.expiresAt !== null && Number(new Date(row.expiresAt)) === end.getTime();
  timeline.at(new Date(end.getTime() - PROSPECT_WARNED_DAYS_BEFORE * DAY_MS), (warnedAt) => {
    if (isSame() && isOnMarket(story)) row.expiryWarnedAt = warnedAt;
  });
  if (random.chance(0.5)) {
    const confirmedAt = story.town.calendar.later(random, new Date(end.getTime() - 13 * DAY_MS), 0, 5);
    timeline.at(confirmedAt, () => {
      if (row.status !== "published" || !isSame()) return;
      row.expiresAt = new Date(confirmedAt.getTime() + PROSPECT_STANDS_DAYS * DAY_MS);
      row.expiryWarnedAt = null;
      moveTo(story, "published", confirmedAt);
      tell(story, confirmedAt, { type: "prospect-confirmed", from: "published", to: "published" });
      scheduleEnd(story);
    });
  }
  timeline.at(end, () => {
    if (!isSame() || !isOnMarket(story)) return;
    const from = moveTo(story, "expired", end);
    story.town.record(end, system, {
      type: "prospect-expired",
      subject: { kind: "prospect", id: row.id },
      companyId: row.companyId,
      prospectId: row.id,
      from,
      to: "expired",
    });
    closeCase(story, end);
  });
}

function isOnMarket({ row }: ProspectStory): boolean {
  return row.status === "published" || row.status === "paused";
}

function pause(story: ProspectStory, at: Date): void {
  if (story.row.status !== "published") return;
  moveTo(story, "paused", at);
  tell(story, at, { type: "prospect-paused", from: "published", to: "paused" });
  const { random, timeline, town } = story;
  if (!random.chance(0.55)) return;
  const resumedAt = town.calendar.later(random, at, 5, 40);
  timeline.at(resumedAt, () => {
    if (story.row.status !== "paused") return;
    moveTo(story, "published", resumedAt);
    tell(story, resumedAt, { type: "prospect-resumed", from: "paused", to: "published" });
  });
}

export function withdraw(story: ProspectStory, at: Date): void {
  if (story.deals.length > 0 || story.row.status === "funded") return;
  const from = moveTo(story, "withdrawn", at);
  tell(story, at, { type: "prospect-withdrawn", from, to: "withdrawn", note: "资金需求已由自有资金解决。" });
  closeCase(story, at);
}

function suspend(story: ProspectStory, at: Date): void {
  const { row, town, random } = story;
  if (!isOnMarket(story) || story.deals.length > 0) return;
  const from = moveTo(story, "suspended", at);
  town.record(at, adminActor(random.pick(town.admins)), {
    type: "prospect-suspended",
    subject: { kind: "prospect", id: row.id },
    companyId: row.companyId,
    prospectId: row.id,
    from,
    to: "suspended",
    reasonCode: "compliance",
    note: "接到举报，核实期间暂停展示。",
  });
}

function closeCase({ town, row }: ProspectStory, at: Date): void {
  const open = town.rows.cases.find(
    (one) => one.prospectId === row.id && !["decided", "upheld", "overturned", "closed"].includes(one.status),
  );
  if (open) Object.assign(open, { status: "closed", decision: null, decidedAt: at });
}

/** A change to what is live goes through moderation again; the old version stays until then. */
function change(story: ProspectStory, at: Date): void {
  if (!isOnMarket(story) || story.liveContent === null) return;
  story.content = changed(story.liveContent);
  submit(story, at, {
    verdict: story.random.weighted([
      ["publish", 8],
      ["changes", 1],
      ["reject", 1],
    ]),
    onLive: () => scheduleEnd(story),
  });
}

function changed(content: ProspectContent): ProspectContent {
  const step = 10_000_000n;
  const more = (content.ask.amountMaxFen * 112n) / 100n / step;
  return {
    ...content,
    business: { ...content.business, growthPlan: `${content.business.growthPlan}\n${ADDED}` },
    ask: { ...content.ask, amountMaxFen: (more + 1n) * step },
  };
}

const ADDED = both(
  "新增一笔整机厂定点订单，排产提前。",
  "A new order from an assembler brings the schedule forward.",
);
