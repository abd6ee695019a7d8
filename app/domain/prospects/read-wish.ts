import type { DisclosureWish, ShownAttribute } from "./generalisation.ts";

/** The choice on its teaser that a page showed: hidden fields of each form that depends on it. */
interface ReadWish {
  readKeep: ShownAttribute | "none";
  readRecognisable: "yes" | "no";
}

/** The choice as the hidden fields of the page that shows it. */
export function toReadWish({ keep, isRecognisable }: DisclosureWish): ReadWish {
  return { readKeep: keep ?? "none", readRecognisable: isRecognisable ? "yes" : "no" };
}

/** The choice that the page of a form showed. */
export function readWishOf({ readKeep, readRecognisable }: ReadWish): DisclosureWish {
  return { keep: readKeep === "none" ? null : readKeep, isRecognisable: readRecognisable === "yes" };
}

/** Whether both want the same of a teaser. */
export function isSameWish(one: DisclosureWish, other: DisclosureWish): boolean {
  return one.keep === other.keep && one.isRecognisable === other.isRecognisable;
}
