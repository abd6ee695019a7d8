import { capacityMove, type MandateStatus } from "#app/domain/mandates/lifecycle.ts";
import { mandateContentSchema, type MandateContent } from "#app/domain/mandates/criteria.ts";
import { demandColumns } from "#db/queries/mandates/demand-columns.ts";
import { toMandateColumns } from "#db/queries/mandates/mandate-content.ts";
import type { Random } from "../random.ts";
import { whole } from "../rows.ts";
import { institutionActor, system, type Town, type TownMandate } from "./story/town.ts";

/** What has come of a mandate: sums of its deals, and introductions that take a place. */
export interface Use {
  reservedFen: bigint;
  drawnFen: bigint;
  open: number;
}

/** A mandate with a budget and a cap that hold what has come of it; one in fifteen has come to the end of one of them. */
export function addMandate(town: Town, random: Random, number: bigint, mandate: TownMandate, use: Use): void {
  const { content, status } = settle(random, mandate, use);
  const { id, institution, createdAt, openFrom, openUntil, version } = mandate;
  const isWritten = version > 0;
  const stored = mandateContentSchema.encode(content);
  const statusChangedAt = openUntil ?? openFrom ?? createdAt;
  const author =
    institution.people.find(({ memberRole }) => memberRole === "member") ?? institution.people[0];
  town.rows.mandates.push({
    ...(isWritten ? whole(toMandateColumns(content, JSON.stringify(stored.preferences))) : unwritten),
    nameZh: mandate.titleZh,
    nameEn: mandate.titleEn,
    id,
    number,
    institutionId: institution.id,
    status,
    version: Math.max(1, version),
    reservedFen: use.reservedFen,
    drawnFen: use.drawnFen,
    createdBy: author?.id ?? null,
    isDemonstration: true,
    statusChangedAt,
    createdAt,
    updatedAt: statusChangedAt,
  });
  if (!isWritten) {
    town.rows.mandateDrafts.push({
      mandateId: id,
      institutionId: institution.id,
      content: JSON.stringify(stored),
      revision: random.int(2, 15),
      savedBy: author?.id ?? null,
      savedAt: createdAt,
      submittedBy: status === "pending_approval" ? (author?.id ?? null) : null,
      submittedAt: status === "pending_approval" ? createdAt : null,
    });
  }
  addVersions(town, random, mandate, content);
  tellMandate(town, random, mandate, status);
}

const unwritten = {
  ...demandColumns({}),
  preferences: "[]",
  budgetFen: 0n,
  introductionCap: 10,
  validFrom: null,
  validUntil: null,
};

const WAN = 1_000_000n;

/** Round budgets well above what is used; some are used up, by money or by places. */
function settle(
  random: Random,
  mandate: TownMandate,
  use: Use,
): { content: MandateContent; status: MandateStatus } {
  const { terms } = mandate.content;
  const usedFen = use.reservedFen + use.drawnFen;
  const round = 500n * WAN;
  const headroom = terms.amountMaxFen * BigInt(random.int(3, 9)) + usedFen / 3n;
  let budgetFen = ((usedFen + headroom) / round + 1n) * round;
  let introductionCap = Math.max(use.open + random.int(2, 8), random.pick([10, 12, 15, 20]));
  if (mandate.status === "active" && random.chance(0.1)) {
    if (usedFen > 0n && random.chance(0.6)) budgetFen = usedFen + terms.amountMinFen / 2n;
    else if (use.open > 0) introductionCap = use.open;
  }
  const content = mandateContentSchema.parse(
    mandateContentSchema.encode({ ...mandate.content, terms: { ...terms, budgetFen, introductionCap } }),
  );
  const { amountMinFen } = terms;
  const move = capacityMove(mandate.status, {
    budgetFen,
    usedFen,
    amountMinFen,
    openIntroductions: use.open,
    introductionCap,
  });
  return { content, status: move === "exhaust" ? "exhausted" : mandate.status };
}

/** Earlier versions asked for a little more revenue, or less. */
function addVersions(town: Town, random: Random, mandate: TownMandate, content: MandateContent): void {
  const { id, institution, version, openFrom } = mandate;
  let at = openFrom;
  for (let number = 1; number <= version && at; number += 1) {
    const isLast = number === version;
    const { minRevenueFen } = content.terms;
    const terms =
      isLast || minRevenueFen === undefined
        ? content.terms
        : { ...content.terms, minRevenueFen: minRevenueFen * 2n };
    town.rows.mandateVersions.push({
      mandateId: id,
      version: number,
      institutionId: institution.id,
      terms: JSON.stringify(mandateContentSchema.encode({ ...content, terms })),
      createdBy: institution.people[0]?.id ?? null,
      createdAt: at,
    });
    if (number > 1) {
      tellOf(town, random, mandate, at, {
        type: "mandate-changed",
        from: "active",
        to: "active",
        version: number,
      });
    }
    const next = town.calendar.later(random, at, 3, 25);
    at = town.calendar.hasHappened(next) ? next : at;
  }
}

function tellMandate(town: Town, random: Random, mandate: TownMandate, status: MandateStatus): void {
  const { createdAt, openFrom, openUntil, version } = mandate;
  tellOf(town, random, mandate, createdAt, {
    type: "mandate-drafted",
    from: null,
    to: "draft",
    version: null,
  });
  if (status === "draft") return;
  const submittedAt = openFrom ? town.calendar.later(random, createdAt, 0, 0) : createdAt;
  tellOf(town, random, mandate, submittedAt, {
    type: "mandate-submitted",
    from: "draft",
    to: "pending_approval",
    version: null,
  });
  if (openFrom) {
    tellOf(town, random, mandate, openFrom, {
      type: "mandate-activated",
      from: "pending_approval",
      to: "active",
      version: 1,
    });
  }
  const ended = { paused: "mandate-paused", expired: "mandate-expired", retired: "mandate-retired" } as const;
  if (openUntil && status in ended) {
    const type = ended[status as keyof typeof ended];
    tellOf(town, random, mandate, openUntil, { type, from: "active", to: status, version });
  }
  if (status === "exhausted") {
    const at = town.calendar.ago(random, random.int(1, 12));
    tellOf(town, random, mandate, at, { type: "mandate-exhausted", from: "active", to: status, version });
  }
}

type MandateEvent = Parameters<Town["record"]>[2]["type"];

function tellOf(
  town: Town,
  random: Random,
  { id, institution }: TownMandate,
  at: Date,
  event: { type: MandateEvent; from: MandateStatus | null; to: MandateStatus; version: number | null },
): void {
  const bySystem = event.type === "mandate-expired" || event.type === "mandate-exhausted";
  town.record(at, bySystem ? system : institutionActor(random, institution), {
    ...event,
    subject: { kind: "mandate", id },
    institutionId: institution.id,
  });
}
