import { ipClass } from "#app/domain/codes/companies.ts";
import { rootOf } from "#app/domain/codes/paths.ts";
import { sizeClassOf, sizeIndustryOf } from "#app/domain/organizations/size-class.ts";
import {
  countSharedAmong,
  finestView,
  type RegisteredFacts,
  registeredFactsOf,
  type RegisterView,
  type SharedBy,
} from "#app/domain/prospects/cohort.ts";
import type { ProspectContent } from "#app/domain/prospects/content.ts";
import type { Day } from "#app/lib/days.ts";
import type { SeedCompany } from "./companies.ts";
import { type Firms, type RegisterCell, registerCell } from "./register-cell.ts";

/** The register of a city: all its firms, and what teasers have shown of each. */
export interface Register {
  /** How many others share what a teaser of that day could show of a prospect's company, by the day of its age band. */
  sharedWith: (content: ProspectContent, day: Day, ageOn: Day) => SharedBy[];
  /** Everything that was shown of a company, to be counted from then on. */
  addView: (code: string, view: RegisterView) => void;
}

export function registerOf(firms: Iterable<RegisteredFirm>): Register {
  const held = new Map(Array.from(firms, ({ code, facts }) => [code, facts]));
  const cells = new Map([...Map.groupBy(held.values(), keyOf)].map(([key, of]) => [key, registerCell(of)]));
  const shown = new Map<string, RegisterView[]>();
  const candidates = new Map<string, Candidates>();
  return {
    sharedWith(content, day, ageOn) {
      const facts = registeredFactsOf(content, day);
      const { uscc } = content.company;
      const cell = cells.get(keyOf(facts));
      if (cell === undefined) return [];
      const known = shown.get(uscc) ?? [];
      const left = narrowed(candidates.get(uscc), cell, known);
      candidates.set(uscc, left);
      const view = finestView(facts, ageOn, content.ask.securities.includes("class_one_ip"));
      const own = held.get(uscc);
      const ownMask = own && countSharedAmong([own], view, known)[0]?.mask;
      return cell.counted(left.firms, view).map(({ mask, companies }) => ({
        mask,
        companies: mask === ownMask ? companies - 1 : companies,
      }));
    },
    addView(code, view) {
      const known = shown.get(code) ?? [];
      const text = JSON.stringify(view);
      if (!known.some((one) => JSON.stringify(one) === text)) shown.set(code, [...known, view]);
    },
  };
}

/** The firms of a cell that match all views shown of a company so far. */
interface Candidates {
  cell: RegisterCell;
  views: number;
  firms: Firms;
}

/** Later views only reduce those that matched before. */
function narrowed(
  before: Candidates | undefined,
  cell: RegisterCell,
  shown: readonly RegisterView[],
): Candidates {
  let { views, firms } = before?.cell === cell ? before : { views: 0, firms: cell.all };
  for (; views < shown.length; views += 1) firms = cell.fitting(firms, shown[views] as RegisterView);
  return { cell, views, firms };
}

function keyOf({ sector, district }: RegisteredFacts): string {
  return `${rootOf(sector)} ${rootOf(district)}`;
}

export function sizeClassOfCompany({ profile, years: [latest] }: SeedCompany): string | null {
  const size = sizeClassOf({
    industry: sizeIndustryOf(profile.sector),
    staff: latest?.staff ?? null,
    revenueFen: latest?.revenueFen ?? null,
    totalAssetsFen: latest?.totalAssetsFen ?? null,
  });
  return size.known ? size.sizeClass : null;
}

export interface RegisteredFirm {
  code: string;
  facts: RegisteredFacts;
}

/** The register attributes of a firm of the city. */
export function registeredFirm(company: SeedCompany, day: Day): RegisteredFirm {
  const { profile, years, rights, recognitions } = company;
  const titles = recognitions.filter(({ validUntil }) => (validUntil ?? day) >= day);
  return {
    code: profile.uscc,
    facts: {
      sector: profile.sector,
      district: profile.district,
      size: sizeClassOfCompany(company),
      foundedOn: profile.establishedOn,
      staff: years[0]?.staff ?? null,
      patents: rights.filter(({ kind }) => ipClass(kind) === 1).length,
      titles: titles.map(({ code }) => code as string).sort(),
    },
  };
}
