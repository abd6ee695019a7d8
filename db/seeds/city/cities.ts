import {
  CITY,
  DISTRICTS,
  SUZHOU,
  SUZHOU_DISTRICTS,
  type District,
  type Place,
} from "#app/domain/codes/districts.ts";
import type { InstitutionKind } from "#app/domain/codes/institutions.ts";
import type { SectorRoot } from "#app/domain/codes/sectors.ts";
import type { InstitutionStatus } from "#app/domain/organizations/lifecycle.ts";
import cities from "../texts/cities.json" with { type: "json" };
import type { Pair } from "../texts/fill.ts";
import institutions from "../texts/institutions.json" with { type: "json" };

/** An institution of a city, invented. The first of a city is where the demonstration account sits. */
export interface NamedInstitution extends Pair {
  kind: InstitutionKind;
  status: InstitutionStatus;
  /** How many mandates it runs: the large ones run many. */
  weight: number;
}

/** What one city of the generator has that another has not: its size, its places, its branches and its names. */
export interface CityDefinition {
  /** Of all that is left to chance. */
  seed: string;
  companies: number;
  /** How many firms more stand in the register of the city, which its operator has imported: three in four without a title. */
  registered: number;
  mandates: number;
  /** So many firms have documents, beside the demonstration's own where there are any. */
  datarooms: number;
  /** So many companies are generated and written in one go. */
  part: number;
  /** The code of the whole city. */
  code: Place;
  districts: readonly District[];
  /** Where firms of any branch gather. */
  zones: readonly District[];
  /** Where the firms of a branch gather, beside the zones. */
  homes: Readonly<Partial<Record<SectorRoot, readonly District[]>>>;
  branches: Readonly<Record<SectorRoot, number>>;
  streets: readonly string[];
  /** What legal names begin with: the city's, and in one of six the province's. */
  inName: { city: Pair; province: Pair };
  /** GB/T 2260 of the city's own registrar. */
  registrar: string;
  dialling: string;
  institutions: readonly NamedInstitution[];
  /** The demonstration's own firm: its code, its district and its streets. */
  demo: { uscc: string; district: District; address: string; brand: Pair };
  /** Who of this city counterparts the part that the demonstration's stories give to an institution of Changchun. */
  counterparts: Readonly<Record<string, string>>;
}

function cityOf(name: keyof typeof cities, code: Place, districts: readonly District[]): CityDefinition {
  const named = { institutions: institutions[name], code, districts };
  return { ...cities[name], ...named } as unknown as CityDefinition;
}

/** The demonstration city (DOMAIN facts, section 10). */
export const changchun = cityOf("changchun", CITY, DISTRICTS);

/**
 * A city of Suzhou's size (36,292 firms on its platform in 2019), for measuring. Its branches follow its industry:
 * electronics and optical communication, equipment, biomedicine, nano and new materials, software.
 */
export const suzhou = cityOf("suzhou", SUZHOU, SUZHOU_DISTRICTS);

/** The institution of a city that a story means. */
export function counterpartOf({ counterparts }: Pick<CityDefinition, "counterparts">, name: string): string {
  return counterparts[name] ?? name;
}
