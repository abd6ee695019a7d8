import type { District, Place } from "#app/domain/codes/districts.ts";
import type { SectorRoot } from "#app/domain/codes/sectors.ts";
import type { NamedInstitution } from "./institution-names.ts";

/** What one city of the generator has that another has not: its size, its places, its branches and its names. */
export interface SeedCity {
  /** Of all that is left to chance. */
  seed: string;
  companies: number;
  /** How many firms more stand in the register of the city, which its operator has imported: three in four without a title. */
  registered: number;
  mandates: number;
  /** So many firms have documents, beside the demonstration's own where there are any. */
  rooms: number;
  /** So many companies are told and written in one go. */
  part: number;
  /** The code of the whole city. */
  code: Place;
  districts: readonly District[];
  /** Where firms of any branch gather. */
  zones: readonly District[];
  /** Where the firms of a branch gather, beside the zones. */
  homes: Readonly<Partial<Record<SectorRoot, readonly District[]>>>;
  branches: readonly (readonly [SectorRoot, number])[];
  streets: readonly string[];
  /** What legal names begin with: the city's, and in one of six the province's. */
  inName: { city: readonly [zh: string, en: string]; province: readonly [zh: string, en: string] };
  /** GB/T 2260 of the city's own registrar. */
  registrar: string;
  dialling: string;
  institutions: readonly NamedInstitution[];
  /** The demonstration's own firm: its code, its district and its streets. */
  demo: { uscc: string; district: District; address: string; brand: readonly [zh: string, en: string] };
  /** Who of this city plays the part that the demonstration's stories give to an institution of Changchun. */
  plays: Readonly<Record<string, string>>;
}

/** The institution of a city that a story means. */
export function playing({ plays }: Pick<SeedCity, "plays">, name: string): string {
  return plays[name] ?? name;
}
