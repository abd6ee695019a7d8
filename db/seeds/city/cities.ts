import type { MemberRole } from "#app/domain/accounts/member-roles.ts";
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
import type { InstitutionApplication } from "#app/domain/organizations/institution-application.ts";
import type { InstitutionStatus } from "#app/domain/organizations/lifecycle.ts";
import type { Calendar } from "../calendar.ts";
import type { Random } from "../random.ts";
import cities from "../texts/cities.json" with { type: "json" };
import type { Pair } from "../texts/fill.ts";
import institutions from "../texts/institutions.json" with { type: "json" };

/** An invented institution of a city. The first of a city has the demonstration account. */
export interface NamedInstitution extends Pair {
  kind: InstitutionKind;
  status: InstitutionStatus;
  /** How many mandates it has: large ones have many. */
  weight: number;
}

export interface SeedPerson {
  id: string;
  name: string;
  memberRole: MemberRole;
}

export interface SeedInstitution extends NamedInstitution {
  id: string;
  application: InstitutionApplication;
  people: SeedPerson[];
  appliedAt: Date;
  /** When an admin restricted, suspended or ended it; null if none did. */
  stoppedAt: Date | null;
}

/** The parameters of one city for the generator: its size, places, branches and names. */
export interface CityDefinition {
  /** The seed of all random choices. */
  seed: string;
  companies: number;
  /** How many more firms are in the city's register, which its operator has imported: three in four without a title. */
  registered: number;
  mandates: number;
  /** So many firms have documents, beside the demonstration's own if any. */
  datarooms: number;
  /** Companies that are generated and written per batch. */
  part: number;
  /** The code of the whole city. */
  code: Place;
  districts: readonly District[];
  /** Where firms of any branch cluster. */
  zones: readonly District[];
  /** Where the firms of a branch cluster, beside the zones. */
  homes: Readonly<Partial<Record<SectorRoot, readonly District[]>>>;
  branches: Readonly<Record<SectorRoot, number>>;
  streets: readonly string[];
  /** Prefixes of legal names: the city's, and in one of six the province's. */
  inName: { city: Pair; province: Pair };
  /** GB/T 2260 of the city's own registrar. */
  registrar: string;
  dialling: string;
  institutions: readonly NamedInstitution[];
  /** The demonstration's own firm: its code, its district and its streets. */
  demo: { uscc: string; district: District; address: string; brand: Pair };
  /** The institution of this city for each role that the demonstration's stories give to one of Changchun. */
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

/** The institution of a city for a role in a story. */
export function counterpartOf({ counterparts }: Pick<CityDefinition, "counterparts">, name: string): string {
  return counterparts[name] ?? name;
}

/** What everything of a city is generated from. */
export interface Ground {
  city: CityDefinition;
  random: Random;
  calendar: Calendar;
}

/** The same city with its own random stream. */
export function withStream<Of extends Ground>(ground: Of, label: string): Of {
  return { ...ground, random: ground.random.stream(label) };
}
