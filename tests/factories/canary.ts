import { randomUUID } from "node:crypto";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { ProspectContent } from "#app/domain/prospects/content.ts";
import type { ProspectStatus } from "#app/domain/prospects/lifecycle.ts";
import {
  exactRevenueFen,
  foundedOn,
  hiddenOf,
  identifyingTexts,
  type Hidden,
} from "#tests/support/canaries/hidden.ts";
import { aContent } from "./content.ts";
import { validCode } from "./moderation.ts";

/** A company whose hidden texts are all unique, with one prospect. */
export interface Canary {
  at: number;
  actor: CompanyActor;
  prospectId: string;
  status: ProspectStatus;
  hidden: Hidden;
  content: ProspectContent;
}

const sectors = [
  "photonics/laser-devices",
  "photonics/optical-components",
  "rail-and-equipment/machine-tools",
];
const districts = ["2201/changchun-new-area", "2201/220173", "2201/220104"];

/** Number `at` of them. */
export function canary(at: number, status: ProspectStatus): Canary {
  const hidden = hiddenOf(at, validCode());
  const actor = {
    kind: "company",
    userId: randomUUID(),
    companyId: randomUUID(),
    memberRole: "owner",
  } as const;
  const plain = aContent({
    company: {
      establishedOn: foundedOn(at),
      sector: sectors[at % sectors.length] as ProspectContent["company"]["sector"],
      district: districts[at % districts.length] as ProspectContent["company"]["district"],
    },
    business: { headline: at % 2 === 0 ? `激光焊接头 ${at} 型` : `Welding heads, series ${at}` },
    ask: {
      amountMinFen: 300_000_000n + BigInt(at % 7) * 100_000_000n,
      amountMaxFen: 1_000_000_000n,
      stage: at % 3 === 0 ? "mature" : "growth",
    },
  });
  const [year] = plain.figures.years;
  const years = [{ ...year, year: 2025, revenueFen: exactRevenueFen(at), staff: 60 + (at % 90) }];
  const content = withIdentity(rarely({ ...plain, figures: { years } }, at), hidden);
  return { at, actor, prospectId: randomUUID(), status, hidden, content };
}

/** One in ten has an attribute too rare for its teaser to show. */
function rarely(content: ProspectContent, at: number): ProspectContent {
  if (at % 10 !== 7) return content;
  const { company, figures, ip } = content;
  const others: readonly Partial<ProspectContent>[] = [
    { company: { ...company, sector: "photonics/sensors" } },
    { company: { ...company, district: "2201/220182" } },
    { ip: { ...ip, recognitions: ["little_giant", "high_tech_enterprise"] } },
    { figures: { years: figures.years.map((year) => ({ ...year, staff: 15, rdStaff: 4 })) } },
    { ip: { ...ip, rights: { invention_patent: 31 } } },
  ];
  return { ...content, ...others[Math.floor(at / 10) % others.length] };
}

/** The same prospect of a company of that identity. */
export function withIdentity(content: ProspectContent, hidden: Hidden): ProspectContent {
  const { legalName, englishName, uscc, address, website, contactName, contactPhone, contactEmail } = hidden;
  const identity = {
    legalName,
    englishName,
    uscc,
    address,
    website,
    contactName,
    contactPhone,
    contactEmail,
  };
  return {
    ...content,
    company: { ...content.company, ...identity },
    people: { ...content.people, keyPeople: hidden.keyPeople },
    ip: { ...content.ip, titles: hidden.titles },
  };
}

/** The texts that identify each of them, with its number. */
export function tokensIn(canaries: readonly Canary[]): Map<string, number> {
  return new Map(
    canaries.flatMap(({ at, hidden, actor }) =>
      identifyingTexts(at, hidden, [actor.companyId, actor.userId]),
    ),
  );
}
