import type { MandateStatus } from "#app/domain/mandates/lifecycle.ts";
import { mandateContentSchema, type MandateContent } from "#app/domain/mandates/criteria.ts";
import type { MandateTerms } from "#app/domain/matching/criteria/facts.ts";
import { termsOf } from "#app/domain/matching/criteria/prepare.ts";
import { addDays, dayOf } from "#app/lib/days.ts";
import type { Calendar } from "../calendar.ts";
import type { Random } from "../random.ts";
import type { SeedInstitution } from "./institutions.ts";
import { focusOf, preferencesOf, recognitionsAny } from "./mandate-criteria.ts";
import { lineOf } from "./mandate-lines.ts";
import type { CityDefinition } from "./cities.ts";

export interface SeedMandate {
  id: string;
  institution: SeedInstitution;
  status: MandateStatus;
  /** What it says, with a budget and a cap that are settled once all that uses them is known. */
  content: MandateContent;
  titleZh: string;
  titleEn: string;
  version: number;
  createdAt: Date;
  /** From when to when it took anybody; null while it still does, or never did. */
  openFrom: Date | null;
  openUntil: Date | null;
  /** Written for the demonstration's own organizations, which meet by it. */
  isWritten?: true;
}

const WAN = 1_000_000n;

/** Shares of what becomes of a mandate; which ones are used up is seen later. */
const STATUSES: readonly (readonly [MandateStatus, number])[] = [
  ["active", 76],
  ["paused", 5],
  ["expired", 7],
  ["retired", 5],
  ["draft", 4],
  ["pending_approval", 3],
];

export function mandatesOf(
  random: Random,
  calendar: Calendar,
  city: CityDefinition,
  institutions: readonly SeedInstitution[],
  written: readonly SeedMandate[],
): SeedMandate[] {
  const count = city.mandates - written.length;
  const weighted = institutions.flatMap((one) => Array.from({ length: one.weight }, () => one));
  const owners = [
    ...weighted,
    ...Array.from(
      { length: Math.max(0, count - weighted.length) },
      (_, i) => weighted[(i * 7) % weighted.length],
    ),
  ];
  const mandates = owners
    .slice(0, count)
    .flatMap((institution, index) =>
      institution ? [mandateOf(random.stream(`mandate-${index}`), calendar, city, institution)] : [],
    );
  return [...mandates, ...written].sort((one, other) => one.createdAt.getTime() - other.createdAt.getTime());
}

function mandateOf(
  random: Random,
  calendar: Calendar,
  city: CityDefinition,
  institution: SeedInstitution,
): SeedMandate {
  const isVerified = institution.status !== "applied" && institution.status !== "verification_pending";
  const hasEnded = institution.status === "terminated";
  const status = isVerified ? (hasEnded ? "retired" : random.weighted(STATUSES)) : "draft";
  const isUnborn = status === "draft" || status === "pending_approval";
  const createdAt = isUnborn
    ? calendar.ago(random, random.int(1, isVerified ? 25 : 1))
    : calendar.ago(random, random.int(40, random.pick([200, 640, 640])));
  const openFrom = isUnborn ? null : calendar.later(random, createdAt, 1, 3);
  const endsSoon = status === "expired" || status === "retired" || status === "paused";
  const ageDays = Math.floor((calendar.now.getTime() - createdAt.getTime()) / 86_400_000);
  const openUntil = endsSoon
    ? calendar.ago(random, random.int(2, Math.max(3, Math.floor(ageDays / 3))))
    : null;
  const validUntil =
    status === "expired" && openUntil
      ? addDays(dayOf(openUntil), -1)
      : addDays(calendar.today, random.int(45, 520));
  const line = lineOf(random, institution.kind);
  const focus = focusOf(random, city);
  const [least, most] = line.amounts;
  const content: MandateContent = {
    terms: {
      title: focus.zh ? `${focus.zh}${line.zh}` : line.zh,
      instruments: line.instruments,
      sectorsIncluded: focus.sectorsIncluded,
      sectorsExcluded: focus.sectorsExcluded,
      districts: focus.districts,
      stages: line.stages.length === 4 ? [] : line.stages,
      securitiesAccepted: line.securities,
      amountMinFen: BigInt(random.pick([least, least, Math.round(least * 1.5)])) * WAN,
      amountMaxFen: BigInt(Math.round(most * random.pick([0.4, 0.6, 0.8, 1, 1]))) * WAN,
      ...(line.terms === null ? {} : { termMonthsMin: line.terms[0], termMonthsMax: line.terms[1] }),
      ...(random.chance(0.55)
        ? { minRevenueFen: BigInt(random.pick([200, 300, 500, 1_000, 2_000])) * WAN }
        : {}),
      ...(random.chance(0.6) ? { minAgeMonths: random.pick([12, 24, 24, 36]) } : {}),
      recognitionsAny: recognitionsAny(random),
      ...(line.price === null ? {} : priceBand(random, line.price)),
      budgetFen: 1n,
      introductionCap: 1,
      validFrom: dayOf(openFrom ?? createdAt),
      validUntil,
    },
    preferences: preferencesOf(random, line, focus, city),
  };
  return {
    id: random.uuid(),
    institution,
    status,
    content: mandateContentSchema.parse(mandateContentSchema.encode(content)),
    titleZh: content.terms.title,
    titleEn: focus.en ? `${line.en}: ${focus.en}` : line.en,
    version: isUnborn
      ? 0
      : random.weighted([
          [1, 6],
          [2, 3],
          [3, 1],
        ]),
    createdAt,
    openFrom,
    openUntil,
  };
}

function priceBand(random: Random, [least, most]: readonly [number, number]) {
  const from = least + random.next() * (most - least) * 0.3;
  const to = most - random.next() * (most - least) * 0.3;
  return {
    priceMinPercent: (Math.round(from * 20) / 20).toFixed(2),
    priceMaxPercent: (Math.round(to * 20) / 20).toFixed(2),
  };
}

/** The mandate's law with room for anybody: whom it would have taken while it was open. */
export function openTerms(mandate: SeedMandate): MandateTerms {
  const { id: mandateId, institution, version, content } = mandate;
  const terms = termsOf(content, {
    mandateId,
    institutionId: institution.id,
    version,
    open: true,
    usedFen: 0n,
    openIntroductions: 0,
    firstAnswerDays: null,
    responsiveness: null,
    demand: null,
  });
  return {
    ...terms,
    budgetLeftFen: 100_000_000_000_000n,
    introductionsLeft: 1,
    validFrom: "2000-01-01",
    validUntil: "2100-01-01",
  };
}
