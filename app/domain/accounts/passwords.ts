import { z } from "zod";
import { isCommonPassword } from "./common-passwords.ts";

/** Length, not complexity: no rule on kinds of characters (NIST SP 800-63B, 3.1.1.2). Characters, not bytes. */
export const PASSWORD_CHARACTERS = { least: 12, most: 128 } as const;

/** Nobody's password holds them (ASVS 5.0, 6.1.2): the platform's names, and what many Chinese passwords begin with. */
const contextWords = ["longspring", "chunrong", "春融", "woaini"];

/** What must not be in a password: what others know of the person. */
export interface OwnWords {
  email?: string;
  name?: string;
  organization?: string | null;
}

/**
 * Why a password is refused: the key of the message, or null. Too short or too long in characters; a common one, also
 * with digits around it, two of them in a row, or a short text repeated; or with the address, the name or the
 * organization of the person in it.
 */
export function whyNotPassword(
  password: string,
  own: OwnWords,
): "passwordTooShort" | "passwordTooLong" | "passwordCommon" | "passwordPersonal" | null {
  const { length } = [...password];
  if (length < PASSWORD_CHARACTERS.least) return "passwordTooShort";
  if (length > PASSWORD_CHARACTERS.most) return "passwordTooLong";
  const plain = plainPassword(password);
  if (isRepeated(plain) || isCommon(plain) || contextWords.some((word) => plain.includes(word)))
    return "passwordCommon";
  return ownParts(own).some((part) => plain.includes(part)) ? "passwordPersonal" : null;
}

/** A new password as typed; rules that need the person are checked by `whyNotPassword`. */
export const newPasswordSchema = z.string().superRefine((password, context) => {
  const why = whyNotPassword(password, {});
  if (why !== null) context.addIssue({ code: "custom", message: why, params: { ...PASSWORD_CHARACTERS } });
});

/** The form in which passwords are compared: in lower case, full-width characters as plain ones, without separators. */
export function plainPassword(password: string): string {
  return password
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s._-]/g, "");
}

/** In the list, as it is or without digits and signs around it; or two of the list, one after the other. */
function isCommon(plain: string): boolean {
  const word = withoutAffixes(plain);
  if (isCommonPassword(plain) || isCommonPassword(word)) return true;
  for (let at = 1; at < word.length; at += 1) {
    const first = withoutAffixes(word.slice(0, at));
    if (isCommonPassword(first) && isCommonPassword(withoutAffixes(word.slice(at)))) return true;
  }
  return false;
}

const alphabetic = /\p{L}/u;

/** The text without the digits and signs around it. */
function withoutAffixes(text: string): string {
  const characters = [...text];
  const begin = characters.findIndex((character) => alphabetic.test(character));
  if (begin < 0) return "";
  return characters
    .slice(begin, characters.findLastIndex((character) => alphabetic.test(character)) + 1)
    .join("");
}

/** One step repeated (111111111111, 123456789012, aaaaaaaaaaaa), or up to eight characters (abcabcabcabc). */
function isRepeated(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, at) => (code - (codes[at] ?? 0) + 10) % 10));
  if (steps.size <= 1) return true;
  return [2, 3, 4, 5, 6, 7, 8].some((span) => codes.every((code, at) => code === codes[at % span]));
}

/** Shorter parts occur in many words, and forbid none of them. */
const leastLatin = 5;
const leastHan = 2;
/** What many organizations are called by is in no way their own. */
const general = new Set(
  "company limited corporation group holding holdings technology technologies industry industrial finance financial international investment china bank capital".split(
    " ",
  ),
);
const legalForms = /(?:股份有限公司|有限责任公司|有限公司|集团)$/u;

/** The address's name, the whole name of the person, and of the organization its name and the words in it. */
function ownParts({ email = "", name = "", organization }: OwnWords): string[] {
  const called = organization ?? "";
  const words = called.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const parts = [
    email.split("@", 1)[0] ?? "",
    name,
    called,
    called.replace(legalForms, ""),
    ...words.filter((word) => !general.has(word)),
  ];
  return parts
    .map(plainPassword)
    .filter((part) => part.length >= (/^\p{Script=Han}+$/u.test(part) ? leastHan : leastLatin));
}
