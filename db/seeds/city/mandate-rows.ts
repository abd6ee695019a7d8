import { pick } from "#app/lib/pick.ts";
import { budgetUse } from "#app/domain/deals/lifecycle.ts";
import type { EventType } from "#app/domain/events/event.ts";
import { OPEN_INTRODUCTION_STATUSES } from "#app/domain/introductions/lifecycle.ts";
import { type MandateContent, mandateContentSchema } from "#app/domain/mandates/criteria.ts";
import { capacityMove, type MandateStatus } from "#app/domain/mandates/lifecycle.ts";
import { demandColumns } from "#db/queries/mandates/demand-columns.ts";
import { toMandateColumns } from "#db/queries/mandates/mandate-content.ts";
import type { Random } from "../random.ts";
import { addRow, type CityRows, type Row } from "../rows.ts";
import { act, type Act } from "./simulation/act.ts";
import { institutionActor, type OpenMandate, type Simulation, system } from "./simulation/simulation.ts";

/** The use of a mandate: sums of its deals, and introductions that take a place. */
export interface Use {
  reservedFen: bigint;
  drawnFen: bigint;
  open: number;
}

/** A mandate whose budget and cap cover its use; one in fifteen has exhausted one of them. */
export function addMandate(simulation: Simulation, number: bigint, mandate: OpenMandate, use: Use): void {
  const { rows, random } = simulation;
  const { content, status } = settle(random, mandate, use);
  const { id, institution, createdAt, openFrom, openUntil, version } = mandate;
  const institutionId = institution.id;
  const isWritten = version > 0;
  const stored = mandateContentSchema.encode(content);
  const statusChangedAt = openUntil ?? openFrom ?? createdAt;
  const [owner] = institution.people;
  const author = institution.people.find(({ memberRole }) => memberRole !== "owner") ?? owner;
  const columns = isWritten ? toMandateColumns(content, JSON.stringify(stored.preferences)) : unwritten;
  const savedBy = author?.id ?? null;
  addRow(simulation, "mandate", createdAt, {
    ...(columns as Row<"mandate">),
    nameZh: mandate.titleZh,
    nameEn: mandate.titleEn,
    id,
    number,
    institutionId,
    status,
    version: Math.max(1, version),
    ...pick(use, "reservedFen", "drawnFen"),
    createdBy: savedBy,
    statusChangedAt,
    updatedAt: statusChangedAt,
  });
  const draft = { mandateId: id, institutionId, content: JSON.stringify(stored) };
  const submitted = status === "pending_approval" && { submittedBy: savedBy, submittedAt: createdAt };
  const saved = { savedBy, savedAt: createdAt, ...submitted };
  if (!isWritten) rows.mandateDraft.push({ ...draft, revision: random.int(2, 15), ...saved });
  addVersions(simulation, mandate, content);
  recordMandate(simulation, mandate, status);
}

const unwritten = { ...demandColumns({}), preferences: "[]", budgetFen: 0n, introductionCap: 10 };

const WAN = 1_000_000n;

/** Round budgets well above the use; some are exhausted, by money or by places. */
function settle(
  random: Random,
  { content: { terms, preferences }, status }: OpenMandate,
  use: Use,
): { content: MandateContent; status: MandateStatus } {
  const usedFen = use.reservedFen + use.drawnFen;
  const round = 500n * WAN;
  const headroom = terms.amountMaxFen * BigInt(random.int(3, 9)) + usedFen / 3n;
  let budgetFen = ((usedFen + headroom) / round + 1n) * round;
  let introductionCap = Math.max(use.open + random.int(2, 8), random.pick([10, 12, 15, 20]));
  if (status === "active" && random.chance(0.1)) {
    if (usedFen > 0n && random.chance(0.6)) budgetFen = usedFen + terms.amountMinFen / 2n;
    else if (use.open > 0) introductionCap = use.open;
  }
  const settled = { preferences, terms: { ...terms, budgetFen, introductionCap } };
  const content = mandateContentSchema.parse(mandateContentSchema.encode(settled));
  const { amountMinFen } = terms;
  const used = { budgetFen, usedFen, amountMinFen, openIntroductions: use.open, introductionCap };
  return { content, status: capacityMove(status, used) === "exhaust" ? "exhausted" : status };
}

/** Earlier versions asked for a little more revenue, or less. */
function addVersions(simulation: Simulation, mandate: OpenMandate, content: MandateContent): void {
  const { calendar, rows, random } = simulation;
  const { id, institution, version, openFrom } = mandate;
  let at = openFrom;
  for (let number = 1; number <= version && at; number += 1) {
    const { minRevenueFen } = content.terms;
    const earlier = number < version && minRevenueFen !== undefined && { minRevenueFen: minRevenueFen * 2n };
    const terms = { ...content.terms, ...earlier };
    const stored = JSON.stringify(mandateContentSchema.encode({ ...content, terms }));
    const created = { createdBy: institution.people[0]?.id ?? null, createdAt: at };
    const of = { mandateId: id, version: number, institutionId: institution.id };
    rows.mandateVersion.push({ ...of, terms: stored, ...created });
    const changed = { moving: { status: "active" }, version: number };
    if (number > 1) actOnMandate(simulation, mandate, at, "mandate-changed", changed);
    const next = calendar.later(random, at, 3, 25);
    at = calendar.hasHappened(next) ? next : at;
  }
}

const ENDED: Partial<Record<MandateStatus, EventType>> = {
  paused: "mandate-paused",
  expired: "mandate-expired",
  retired: "mandate-retired",
};

function recordMandate(simulation: Simulation, mandate: OpenMandate, status: MandateStatus): void {
  const { calendar, random } = simulation;
  const { createdAt, openFrom, openUntil, version } = mandate;
  const moving = { status: "draft" };
  const on = (at: Date, type: EventType, more: Act = { moving }): void =>
    actOnMandate(simulation, mandate, at, type, more);
  on(createdAt, "mandate-drafted", { to: "draft" });
  if (status === "draft") return;
  on(openFrom ? calendar.later(random, createdAt, 0, 0) : createdAt, "mandate-submitted");
  if (openFrom) on(openFrom, "mandate-activated", { moving, version: 1 });
  const ended = ENDED[status];
  if (openUntil && ended) on(openUntil, ended, { moving, version });
  if (status === "exhausted")
    on(calendar.ago(random, random.int(1, 12)), "mandate-exhausted", { moving, version });
}

function actOnMandate(
  simulation: Simulation,
  { id, institution }: OpenMandate,
  at: Date,
  type: EventType,
  more: Act,
): void {
  const isSystem = type === "mandate-expired" || type === "mandate-exhausted";
  const actor = isSystem ? system : institutionActor(simulation.random, institution);
  act(simulation, { kind: "mandate", id, institutionId: institution.id }, at, actor, type, more);
}

export const unused: Readonly<Use> = { reservedFen: 0n, drawnFen: 0n, open: 0 };

/** Adds the use of each mandate: its deals (invariant I9) and the places that introductions take. */
export function addUses(uses: Map<string, Use>, rows: Pick<CityRows, "deal" | "introduction">): void {
  const useOf = (mandateId: string): Use => {
    const use = uses.get(mandateId) ?? { ...unused };
    uses.set(mandateId, use);
    return use;
  };
  for (const deal of rows.deal) {
    const { reservedFen, usedFen } = budgetUse(deal);
    const use = useOf(deal.mandateId);
    use.reservedFen += reservedFen;
    use.drawnFen += usedFen;
  }
  const open: readonly string[] = OPEN_INTRODUCTION_STATUSES;
  for (const { mandateId, status } of rows.introduction)
    if (open.includes(status)) useOf(mandateId).open += 1;
}
