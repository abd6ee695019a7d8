import { z } from "zod";
import { recognitionSchema } from "#app/domain/codes/companies.ts";
import { rootOf } from "#app/domain/codes/paths.ts";
import { dayField } from "#app/domain/fields.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import type { Day } from "#app/lib/days.ts";
import {
  COHORT_LEAST,
  type FinestView,
  type RegisterView,
  SHARED_BITS,
  type SharedBy,
  TITLE_BIT,
} from "./cohort.ts";

/** What a register holds of a company and a teaser may show, or generalise. "size" includes revenue. */
export const SHOWN_ATTRIBUTES = ["sector", "place", "size", "age", "titles", "staff", "patents"] as const;
export const shownAttributeSchema = z.enum(SHOWN_ATTRIBUTES);
export type ShownAttribute = (typeof SHOWN_ATTRIBUTES)[number];

/**
 * The worth of attributes to readers of teasers: close to how often mandates ask for them, the sector more, since
 * people read by it (docs/decisions/0082). Titles share theirs; that there are no others is worth a fifth of it.
 */
export const ATTRIBUTE_WEIGHTS: Readonly<Record<ShownAttribute, number>> = {
  sector: 11,
  place: 13,
  size: 6,
  age: 9,
  titles: 19,
  staff: 2,
  patents: 1,
};
/** Greater than the sum of all others. */
const KEPT_WEIGHT = 1_000;

/** What a teaser shows of a company's finest view. */
const generalisationSchema = z.object({
  sector: z.boolean(),
  place: z.boolean(),
  size: z.boolean(),
  /** Its age band in years, the wide band, or nothing. */
  age: z.enum(["band", "wide", "none"]),
  /** The day of that band; null for the teaser's own day. */
  ageOn: dayField.nullable().default(null),
  staff: z.boolean(),
  patents: z.boolean(),
  titles: z.array(recognitionSchema),
  hasAllTitles: z.boolean(),
  /** k: how many companies, including this one, share all that is shown. */
  sharedBy: z.int(),
  /** How many would share it if everything were shown. */
  sharedByAll: z.int(),
});
export type Generalisation = z.infer<typeof generalisationSchema>;
/** The same without k. */
export type ShownChoice = Omit<Generalisation, "sharedBy" | "sharedByAll">;

/** A stored choice with the text that it was computed from. */
export const storedChoiceSchema = z.object({ basis: z.string(), chosen: generalisationSchema });

/** What the company wants: an attribute to keep the longest, and whether it may be recognisable by what is shown. */
export interface DisclosureWish {
  keep: ShownAttribute | null;
  isRecognisable: boolean;
}
const NO_WISH: DisclosureWish = { keep: null, isRecognisable: false };

/** A stored wish; an attribute that no longer exists counts as none. */
export function wishOf(stored: { keepShown: string | null; isRecognisable: boolean }): DisclosureWish {
  const keep = shownAttributeSchema.nullable().catch(null).parse(stored.keepShown);
  return { keep, isRecognisable: stored.isRecognisable };
}

type Plain = Exclude<ShownAttribute, "titles" | "age">;
const PLAIN = SHOWN_ATTRIBUTES.filter((one): one is Plain => one !== "titles" && one !== "age");
/** The worth of a wide age band as a share of the age's weight: most limits of mandates are on its edges. */
const WIDE_AGE_SHARE = 0.7;

/** A choice of what to show: the bits that another company must share, and its worth. */
interface Choice {
  bits: number;
  worth: number;
}

/**
 * The most useful choice of what to show that at least five companies share: each attribute fine or coarse (the branch
 * for the sector, the city for the place, a wide band or nothing for the age, nothing for the others), and any of the
 * titles. `shared`: the other companies of its branch and city by what they share of its finest view, and of all that
 * was shown of it before; `ageOn`: the day of its age bands. Where fewer share even the coarsest choice, that one is
 * returned, and `sharedBy` states so. A company that may be recognisable shows everything.
 */
export function chooseGeneralisation(
  view: Pick<RegisterView, "titles">,
  shared: readonly SharedBy[],
  { keep, isRecognisable }: DisclosureWish = NO_WISH,
  ageOn: Day | null = null,
): Generalisation {
  const titles = recognitionSchema.array().parse(view.titles);
  const everything = TITLE_BIT * 2 ** titles.length - 1;
  const ofChoice = (bits: number): Generalisation => ({
    ...(Object.fromEntries(PLAIN.map((one) => [one, (bits & SHARED_BITS[one]) !== 0])) as Record<
      Plain,
      boolean
    >),
    age: (bits & SHARED_BITS.age) !== 0 ? "band" : (bits & SHARED_BITS.wideAge) !== 0 ? "wide" : "none",
    ageOn,
    titles: titles.filter((_, index) => (bits & (TITLE_BIT << index)) !== 0),
    hasAllTitles: (bits & SHARED_BITS.noMore) !== 0,
    sharedBy: companiesSharing(bits, shared),
    sharedByAll: companiesSharing(everything, shared),
  });
  if (isRecognisable) return ofChoice(everything);
  const best = choicesByWorth(titles.length, keep).find(
    (bits) => companiesSharing(bits, shared) >= COHORT_LEAST,
  );
  return ofChoice(best ?? 0);
}

/** The choices depend only on the number of titles and what is kept: up to 49,000, computed once and cached. */
const KNOWN_CHOICES = new Map<string, Int32Array>();

/** The bits of all choices, most useful first. */
function choicesByWorth(titles: number, keep: ShownAttribute | null): Int32Array {
  const key = `${titles} ${keep}`;
  const known = KNOWN_CHOICES.get(key);
  if (known !== undefined) return known;
  const weights = { ...ATTRIBUTE_WEIGHTS, ...(keep === null ? {} : { [keep]: KEPT_WEIGHT }) };
  const plain = choicesOf(PLAIN.map((one) => ({ bits: SHARED_BITS[one], worth: weights[one] })));
  const choices = [ageChoices(weights.age), titleChoices(titles, weights.titles)].reduce(
    (some, more) =>
      some.flatMap((one) =>
        more.map((other) => ({ bits: one.bits | other.bits, worth: one.worth + other.worth })),
      ),
    plain,
  );
  choices.sort((a, b) => b.worth - a.worth || a.bits - b.bits);
  const sorted = Int32Array.from(choices, ({ bits }) => bits);
  KNOWN_CHOICES.set(key, sorted);
  return sorted;
}

/**
 * What a company sees of a draft that no moderator has checked, without counting: the last choice, or everything. A
 * choice based on counts would reveal to anybody who enters another company's facts how many have them.
 */
export function uncountedChoice(titles: readonly string[], last: Generalisation | null): ShownChoice {
  const all = recognitionSchema.array().parse(titles);
  if (last === null) {
    const everything = { sector: true, place: true, size: true, staff: true, patents: true };
    return { ...everything, age: "band", ageOn: null, titles: all, hasAllTitles: true };
  }
  const { sharedBy: _, sharedByAll: __, ...chosen } = last;
  const isShown = (title: (typeof all)[number]) => last.hasAllTitles || last.titles.includes(title);
  return { ...chosen, titles: all.filter(isShown) };
}

/** What a company sees of a choice; k only where companies were counted. */
export interface Disclosure {
  counted: Pick<Generalisation, "sharedBy" | "sharedByAll"> | null;
  coarsened: readonly ShownAttribute[];
  age: Generalisation["age"];
  titles: number;
}

export function disclosureOf(chosen: ShownChoice, counted: Disclosure["counted"]): Disclosure {
  return { counted, coarsened: coarsenedOf(chosen), age: chosen.age, titles: chosen.titles.length };
}

/** What a choice shows of a finest view. */
export function shownOf(view: FinestView, chosen: ShownChoice): Partial<FinestView> {
  const { sector, place, size, founded, foundedWidely, staff, patents, pledgesPatents, titles } = view;
  const has = new Set<string>(chosen.titles);
  return {
    sector: chosen.sector ? sector : rootOf(sector),
    place: chosen.place ? place : rootOf(place),
    size: chosen.size ? size : null,
    staff: chosen.staff ? staff : null,
    patents: chosen.patents ? patents : null,
    pledgesPatents,
    founded: { band: founded, wide: foundedWidely, none: null }[chosen.age],
    titles: chosen.hasAllTitles ? titles : titles.filter((title) => has.has(title)),
  };
}

/** Whether a teaser of this choice may be shown without the company's agreement. */
export function isSharedEnough({ sharedBy }: Pick<Generalisation, "sharedBy">): boolean {
  return sharedBy >= COHORT_LEAST;
}

/** Why a prospect isn't shown: fewer than five share what its teaser reveals, and its company hasn't agreed. */
export function whyNotShow({
  sharedBy,
  isRecognisable,
}: {
  sharedBy: number | null;
  isRecognisable: boolean;
}): RefusalCode | null {
  return sharedBy === null || isRecognisable || isSharedEnough({ sharedBy }) ? null : "prospect-recognisable";
}

/** The attributes that are generalised, in order. */
export function coarsenedOf(chosen: ShownChoice): ShownAttribute[] {
  return SHOWN_ATTRIBUTES.filter((one) => {
    if (one === "titles") return !chosen.hasAllTitles;
    return one === "age" ? chosen.age !== "band" : !chosen[one];
  });
}

/** The company itself, and the others that share all these bits. */
function companiesSharing(bits: number, shared: readonly SharedBy[]): number {
  let count = 1;
  for (const { mask, companies } of shared) if ((mask & bits) === bits) count += companies;
  return count;
}

/** The sums of all subsets. */
function choicesOf(parts: readonly Choice[]): Choice[] {
  let choices: Choice[] = [{ bits: 0, worth: 0 }];
  for (const part of parts) {
    choices = choices.flatMap((one) => [one, { bits: one.bits | part.bits, worth: one.worth + part.worth }]);
  }
  return choices;
}

function ageChoices(weight: number): Choice[] {
  const { age, wideAge } = SHARED_BITS;
  return [
    { bits: 0, worth: 0 },
    { bits: wideAge, worth: weight * WIDE_AGE_SHARE },
    { bits: wideAge | age, worth: weight },
  ];
}

/** Every set of titles, and all of them together with the statement that there are no others. */
function titleChoices(count: number, weight: number): Choice[] {
  const none = weight * 0.2;
  const each = count === 0 ? 0 : (weight - none) / count;
  const titles = Array.from({ length: count }, (_, index) => ({ bits: TITLE_BIT << index, worth: each }));
  const sets = choicesOf(titles);
  const all = titles.reduce((bits, one) => bits | one.bits, SHARED_BITS.noMore);
  return [...sets, { bits: all, worth: weight }];
}
