import { recognitionSchema } from "#app/domain/codes/companies.ts";
import { districtSchema } from "#app/domain/codes/districts.ts";
import { sectorSchema } from "#app/domain/codes/sectors.ts";
import { SIZE_CLASSES } from "#app/domain/organizations/size-class.ts";
import { checkUscc, normaliseUscc } from "#app/domain/organizations/uscc.ts";
import type { RegisteredFacts } from "#app/domain/prospects/cohort.ts";
import { type Day, isDay } from "#app/lib/days.ts";

/** The columns of a company register, in order; titles are separated by "|". All from `size` on may be blank. */
export const REGISTER_COLUMNS = [
  "code",
  "sector",
  "district",
  "founded",
  "size",
  "staff",
  "patents",
  "titles",
] as const;

export type RegisterRow = { code: string; facts: RegisteredFacts };
export type ReadRegisterRow = { ok: true; row: RegisterRow } | { ok: false; reason: string };

/** Null for the header of such a file; otherwise what is wrong with it. */
export function whyNotRegisterHeader(header: readonly string[]): string | null {
  const expected = REGISTER_COLUMNS.join(",");
  return header.join(",") === expected
    ? null
    : `the header must be ${expected}, not ${header.join(",").slice(0, 200)}`;
}

/** A line of a register, or the reason why not; `today` is the last possible founding day. */
export function readRegisterRow(cells: readonly string[], today: Day): ReadRegisterRow {
  if (cells.length !== REGISTER_COLUMNS.length)
    return broken(`${cells.length} columns instead of ${REGISTER_COLUMNS.length}`);
  const [
    typed = "",
    sector = "",
    district = "",
    founded = "",
    size = "",
    staff = "",
    patents = "",
    titles = "",
  ] = cells.map((cell) => cell.trim());
  const code = normaliseUscc(typed);
  if (!checkUscc(code).ok) return broken(`code "${shown(typed)}" is no unified social credit code`);
  if (!sectorSchema.safeParse(sector).success) return broken(`sector "${shown(sector)}" is unknown`);
  if (!districtSchema.safeParse(district).success) return broken(`district "${shown(district)}" is unknown`);
  if (!isDay(founded) || founded > today || founded < EARLIEST)
    return broken(`founded "${shown(founded)}" is no day from ${EARLIEST} to ${today}`);
  const sizes: readonly string[] = SIZE_CLASSES;
  if (size !== "" && !sizes.includes(size))
    return broken(`size "${shown(size)}" is none of ${sizes.join(", ")}`);
  const counted = { staff: countOf(staff), patents: countOf(patents) };
  if (counted.staff === undefined) return broken(`staff "${shown(staff)}" is no whole number`);
  if (counted.patents === undefined) return broken(`patents "${shown(patents)}" is no whole number`);
  const held = titles === "" ? [] : titles.split("|").map((title) => title.trim());
  const unknown = held.find((title) => !recognitionSchema.safeParse(title).success);
  if (unknown !== undefined) return broken(`title "${shown(unknown)}" is unknown`);
  return {
    ok: true,
    row: {
      code,
      facts: {
        sector,
        district,
        size: size === "" ? null : size,
        foundedOn: founded,
        staff: counted.staff,
        patents: counted.patents,
        titles: [...new Set(held)].sort(),
      },
    },
  };
}

/** The earliest day that is stored. */
const EARLIEST: Day = "1900-01-01";

/** Null for a blank; undefined for anything but such a number. */
function countOf(text: string): number | null | undefined {
  if (text === "") return null;
  return /^\d{1,7}$/.test(text) ? Number(text) : undefined;
}

function shown(text: string): string {
  return text.slice(0, 60);
}

function broken(reason: string): ReadRegisterRow {
  return { ok: false, reason };
}
