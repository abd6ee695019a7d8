import { z } from "zod";
import type { RefusalCode } from "#app/domain/refusal.ts";
import type { Day } from "#app/lib/days.ts";
import type { ProspectContent } from "./content.ts";
import { freeTextsOf } from "./free-texts.ts";
import { generalisationSchema } from "./generalisation.ts";
import { findOwnFacts, type OwnFact, ownFactsOf, type ShownNames } from "./own-facts.ts";

/** What the free texts of a prospect tell on a day beyond a teaser that shows these names, by the path of their field. */
export function ownFactsTold(
  content: ProspectContent,
  { day, shown }: { day: Day; shown: ShownNames },
): { field: string; kind: OwnFact; found: string }[] {
  const facts = ownFactsOf(content, day, shown);
  return freeTextsOf(content).flatMap(({ field, text }) =>
    findOwnFacts(text, facts).map((finding) => ({ field, ...finding })),
  );
}

/**
 * Why what was published is shown no longer once its teaser shows other names: its texts tell one that is left out now, and its
 * company hasn't agreed to that. Numbers were compared when a moderator looked at the texts: a pause when they come to be the
 * company's own would tell on which quarter's first day they did.
 */
export function whyNotName(
  content: ProspectContent,
  { isRecognisable, ...teaser }: { day: Day; shown: ShownNames; isRecognisable: boolean },
): RefusalCode | null {
  const isNamed = ownFactsTold(content, teaser).some(({ kind }) => kind === "title" || kind === "district");
  return isNamed && !isRecognisable ? "prospect-texts-tell" : null;
}

/** Why what was published isn't shown: its texts tell what its teaser keeps coarse, and its company hasn't agreed to that. */
export function whyNotTell(
  content: ProspectContent,
  { isRecognisable, ...teaser }: { day: Day; shown: ShownNames; isRecognisable: boolean },
): RefusalCode | null {
  return isRecognisable || ownFactsTold(content, teaser).length === 0 ? null : "prospect-texts-tell";
}

const storedSchema = z.object({ chosen: generalisationSchema });

/** Which names the teaser of a prospect shows, by what is stored of its choice; null where there is none. */
export function shownNamesOf({ generalisation }: { generalisation: unknown }): ShownNames {
  return storedSchema.safeParse(generalisation).data?.chosen ?? null;
}
