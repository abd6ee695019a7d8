import type { Recognition, Security, Stage } from "#app/domain/codes/companies.ts";
import type { Place } from "#app/domain/codes/districts.ts";
import type { InstitutionKind } from "#app/domain/codes/institutions.ts";
import type { Instrument } from "#app/domain/codes/instruments.ts";
import { isInArea } from "#app/domain/codes/paths.ts";
import { leavesOf, type Sector, SECTOR_ROOTS } from "#app/domain/codes/sectors.ts";
import { type MandateContent, mandateContentSchema } from "#app/domain/mandates/criteria.ts";
import type { MandateStatus } from "#app/domain/mandates/lifecycle.ts";
import type { StatedPreference } from "#app/domain/mandates/preferences.ts";
import type { MandateTerms } from "#app/domain/matching/criteria/facts.ts";
import { demandsOf } from "#app/domain/matching/criteria/demands.ts";
import { addDays, dayOf } from "#app/lib/days.ts";
import odds from "../odds.json" with { type: "json" };
import type { Random } from "../random.ts";
import type { Pair } from "../texts/fill.ts";
import texts from "../texts/mandate-lines.json" with { type: "json" };
import demo from "../texts/mandates.json" with { type: "json" };
import {
  type CityDefinition,
  counterpartOf,
  type Ground,
  type SeedInstitution,
  withStream,
} from "./cities.ts";

/** The offering of a kind of institution: titles, instruments and ranges (DOMAIN facts, section 6). */
interface Line extends Pair {
  instruments: Instrument[];
  securities: Security[];
  /** Minimum and maximum of one deal in 10,000 yuan. */
  amounts: readonly [number, number];
  terms: readonly [number, number] | null;
  /** Percent a year, before fees. */
  price: readonly [number, number] | null;
  stages: Stage[];
  /** How often a bank has it. */
  weight: number;
}
const LINES = texts.lines as unknown as Readonly<Record<InstitutionKind, readonly Line[]>>;

export interface SeedMandate {
  id: string;
  institution: SeedInstitution;
  status: MandateStatus;
  /** Its content, with a budget and a cap that are set once all use is known. */
  content: MandateContent;
  titleZh: string;
  titleEn: string;
  version: number;
  createdAt: Date;
  /** The period in which it was open; null while it is, or if it never was. */
  openFrom: Date | null;
  openUntil: Date | null;
  /** Written for the demonstration's own organizations, which match by it. */
  isWritten?: true;
}

const WAN = 1_000_000n;

export function mandatesOf(
  ground: Ground,
  institutions: readonly SeedInstitution[],
  written: readonly SeedMandate[],
): SeedMandate[] {
  const count = ground.city.mandates - written.length;
  const weighted = institutions.flatMap((one) => Array.from({ length: one.weight }, () => one));
  const owners = Array.from({ length: count }, (_, i) => {
    const beyond = i - weighted.length;
    return weighted[beyond < 0 ? i : (beyond * 7) % weighted.length];
  });
  const mandates = owners.flatMap((institution, index) =>
    institution ? [mandateOf(withStream(ground, `mandate-${index}`), institution)] : [],
  );
  return [...mandates, ...written].sort((one, other) => one.createdAt.getTime() - other.createdAt.getTime());
}

function mandateOf({ random, calendar, city }: Ground, institution: SeedInstitution): SeedMandate {
  const { status: institutionStatus, kind } = institution;
  const isVerified = institutionStatus !== "applied" && institutionStatus !== "verification_pending";
  const running = (): MandateStatus =>
    institutionStatus === "terminated" ? "retired" : random.byOdds(odds.mandateStatuses);
  const status = isVerified ? running() : "draft";
  const isUnborn = status === "draft" || status === "pending_approval";
  const createdAt = isUnborn
    ? calendar.ago(random, random.int(1, isVerified ? 25 : 1))
    : calendar.ago(random, random.int(40, random.pick([200, 640, 640])));
  const openFrom = isUnborn ? null : calendar.later(random, createdAt, 1, 3);
  const hasEnd = status === "expired" || status === "retired" || status === "paused";
  const ageDays = Math.floor((calendar.now.getTime() - createdAt.getTime()) / 86_400_000);
  const latest = Math.max(3, Math.floor(ageDays / 3));
  const openUntil = hasEnd ? calendar.ago(random, random.int(2, latest)) : null;
  const hasExpired = status === "expired" && openUntil;
  const validUntil = hasExpired
    ? addDays(dayOf(openUntil), -1)
    : addDays(calendar.today, random.int(45, 520));
  const lines = LINES[kind];
  const weighted = () => random.weighted(lines.map((one) => [one, one.weight] as const));
  const line = kind === "commercial_bank" ? weighted() : random.pick(lines);
  const { names, ...focus } = focusOf(random, city);
  const [zh, en] = [names.map((name) => name.zh).join("、"), names.map((name) => name.en).join(" and ")];
  const [least, most] = line.amounts;
  const terms: MandateContent["terms"] = {
    title: `${zh}${line.zh}`,
    instruments: line.instruments,
    ...focus,
    stages: line.stages.length === 4 ? [] : line.stages,
    securitiesAccepted: line.securities,
    amountMinFen: BigInt(random.pick([least, least, Math.round(least * 1.5)])) * WAN,
    amountMaxFen: BigInt(Math.round(most * random.pick([0.4, 0.6, 0.8, 1, 1]))) * WAN,
    ...(line.terms && { termMonthsMin: line.terms[0], termMonthsMax: line.terms[1] }),
    ...(random.chance(0.55) && { minRevenueFen: BigInt(random.pick([200, 300, 500, 1_000, 2_000])) * WAN }),
    ...(random.chance(0.6) && { minAgeMonths: random.pick([12, 24, 24, 36]) }),
    recognitionsAny: random.byOdds(odds.mandateRecognitions).split(" ").filter(Boolean) as Recognition[],
    ...(line.price && priceBand(random, line.price)),
    budgetFen: 1n,
    introductionCap: 1,
    validFrom: dayOf(openFrom ?? createdAt),
    validUntil,
  };
  const preferences = preferencesOf(random, line, focus.sectorsIncluded, city);
  return {
    id: random.uuid(),
    institution,
    status,
    content: mandateContentSchema.parse(mandateContentSchema.encode({ terms, preferences })),
    titleZh: terms.title,
    titleEn: en ? `${line.en}: ${en}` : line.en,
    version: isUnborn ? 0 : Number(random.byOdds(odds.mandateVersions)),
    createdAt,
    openFrom,
    openUntil,
  };
}

function priceBand(random: Random, [least, most]: readonly [number, number]) {
  const from = least + random.next() * (most - least) * 0.3;
  const to = most - random.next() * (most - least) * 0.3;
  const percent = (value: number): string => (Math.round(value * 20) / 20).toFixed(2);
  return { priceMinPercent: percent(from), priceMaxPercent: percent(to) };
}

/** Most mandates accept any sector; others name a few branches, sometimes without one of their leaves. */
function focusOf(random: Random, { code, districts: all }: CityDefinition) {
  const count = random.chance(0.58) ? null : Number(random.byOdds(odds.mandateBranches));
  const roots = count === null ? [] : random.some(SECTOR_ROOTS, count);
  const excluded = roots[0] !== undefined && random.chance(0.15) ? [random.pick(leavesOf(roots[0]))] : [];
  const whole = (): Place[] => (random.chance(0.4) ? [code] : []);
  const districts: Place[] = random.chance(0.7) ? whole() : random.some(all, random.int(3, 8));
  return {
    sectorsIncluded: roots as Sector[],
    sectorsExcluded: excluded.filter((leaf) => roots.some((root) => isInArea(leaf, root))) as Sector[],
    districts,
    names: roots.slice(0, 2).map((root): Pair => texts.branches[root]),
  };
}

/** An institution's preferences: three to six, most of them on growth, research and debt. */
function preferencesOf(
  random: Random,
  line: Line,
  [sector]: readonly Sector[],
  { districts }: CityDefinition,
): StatedPreference[] {
  const weight = () => Number(random.byOdds(odds.preferenceWeights)) as StatedPreference["weight"];
  const some: StatedPreference[] = [
    { kind: "rd_intensity", atLeastBp: random.pick([300, 500, 600, 800, 1_000]), weight: weight() },
    { kind: "revenue_growth", atLeastBp: random.pick([500, 1_000, 1_500, 2_000]), weight: weight() },
    { kind: "debt_ratio", atMostBp: random.pick([4_500, 5_000, 5_500, 6_000]), weight: weight() },
    { kind: "class_one_ip", atLeast: random.pick([1, 2, 3, 5]), weight: weight() },
    { kind: "recognition", anyOf: ["little_giant", "specialised_sme"], weight: weight() },
    { kind: "stage", anyOf: [random.pick(line.stages)], weight: weight() },
    { kind: "age", atLeastMonths: random.pick([36, 60, 84]), weight: 1 },
    { kind: "district", anyOf: [random.pick(districts), random.pick(districts)], weight: 1 },
  ];
  if (sector === undefined)
    some.push({ kind: "sector", anyOf: [random.pick(SECTOR_ROOTS)], weight: weight() });
  return random.some(some, random.int(3, 6));
}

/** The mandate's eligibility rules without a capacity limit, for the time in which it was open. */
export function openTerms({ id: mandateId, institution, version, content }: SeedMandate): MandateTerms {
  return {
    mandateId,
    institutionId: institution.id,
    version,
    open: true,
    budgetLeftFen: 100_000_000_000_000n,
    introductionsLeft: 1,
    validFrom: "2000-01-01",
    validUntil: "2100-01-01",
    ...demandsOf(content.terms),
    preferences: content.preferences,
    firstAnswerDays: null,
    responsiveness: null,
    demand: null,
  };
}

/** The mandates by which the demonstration's own company and institution match. */
export function demoMandates(ground: Ground, institutions: readonly SeedInstitution[]): SeedMandate[] {
  const { random, calendar, city } = ground;
  return demo.mandates.flatMap((one): SeedMandate[] => {
    const { institution: name, zh, en, version, terms, preferences = demo.preferences } = one;
    const institution = institutions.find((named) => named.zh === counterpartOf(city, name));
    if (institution === undefined) return [];
    const createdAt = calendar.ago(random, random.int(200, 420));
    const openFrom = calendar.later(random, createdAt, 1, 3);
    const validity = { validFrom: dayOf(openFrom), validUntil: addDays(calendar.today, 217) };
    const place = { districts: [city.code] };
    const content = mandateContentSchema.parse({
      terms: { title: zh, ...demo.terms, ...place, ...validity, ...terms },
      preferences: preferences.map((stated) =>
        stated.kind === "district" ? { ...stated, anyOf: [city.demo.district] } : stated,
      ),
    });
    const opened = { createdAt, openFrom, openUntil: null, isWritten: true } as const;
    const titles = { titleZh: zh, titleEn: en };
    return [{ id: random.uuid(), institution, status: "active", content, ...titles, version, ...opened }];
  });
}
