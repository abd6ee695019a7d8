import type { RefusalCode } from "#app/domain/refusal.ts";
import { cityOf } from "#app/domain/codes/districts.ts";
import type { Day } from "#app/lib/days.ts";
import { coarseNames, type ShownNames } from "./coarse-names.ts";
import type { ProspectContent } from "./content.ts";
import { freeTextsOf } from "./free-texts.ts";
import { findOwnFacts, type OwnFact, ownFactsOf } from "./own-facts.ts";

/** What a text reveals beyond a teaser. */
export type RevealedFact = OwnFact | "title" | "district";

/** Something that a text reveals, with the path of its field. */
export interface RevealingText<Kind extends RevealedFact> {
  field: string;
  kind: Kind;
  found: string;
}

/** The company's own exact numbers that a prospect's free texts reveal on a day. */
export function findRevealedFacts(content: ProspectContent, day: Day): RevealingText<OwnFact>[] {
  const facts = ownFactsOf(content, day);
  return freeTextsOf(content).flatMap(({ field, text }) =>
    findOwnFacts(text, facts).map((finding) => ({ field, ...finding })),
  );
}

/** Titles and districts, of any company, that the free texts name but the teaser leaves out. */
export function findRevealedNames(
  content: ProspectContent,
  shown: ShownNames,
): RevealingText<"title" | "district">[] {
  const city = cityOf(content.company.district);
  return freeTextsOf(content).flatMap(({ field, text }) =>
    coarseNames(text, { city, shown }).map((finding) => ({ field, ...finding })),
  );
}

/** Why a prospect isn't shown: its texts reveal what its teaser generalises, and its company hasn't agreed to that. */
export function whyNotShowTexts(
  content: ProspectContent,
  { day, isRecognisable }: { day: Day; isRecognisable: boolean },
): RefusalCode | null {
  return isRecognisable || findRevealedFacts(content, day).length === 0 ? null : "prospect-texts-tell";
}
