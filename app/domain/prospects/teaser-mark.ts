import { z } from "zod";
import { coarsenedOf, type ShownChoice } from "./generalisation.ts";

/**
 * What a teaser shows of its company by a choice, and whether the company agrees to be recognisable, as a text that
 * differs once anything of it does. How many companies share it is left out: it shows nothing more or less.
 */
export function markOfTeaser(chosen: ShownChoice, isRecognisable: boolean): string {
  const agrees = isRecognisable ? "agreed" : "not";
  return [agrees, coarsenedOf(chosen).join(","), chosen.age, [...chosen.titles].sort().join(",")].join(";");
}

/** What a page showed of a teaser before its publication (`markOfTeaser`). */
export const teaserMarkField = z
  .string()
  .max(1_000)
  .regex(/^(?:agreed|not);[a-z,]*;(?:band|wide|none);[\w,]*$/u);
