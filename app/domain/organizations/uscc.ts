/**
 * The unified social credit code 统一社会信用代码 of GB 32100-2015: 18 characters, the last a check by weights 3^i modulo 31;
 * positions 9 to 17 are the organisation code of GB 11714-1997 with its own check.
 */

/** Fatal: the code is invalid. */
type UsccFault = "format" | "checksum";
/** For a person to check, as such codes exist: an odd inner check digit, or a body of zeros only. */
export type UsccWarning = "gb11714" | "all-zero-body";

export type UsccCheck =
  { ok: true; uscc: string; warnings: readonly UsccWarning[] } | { ok: false; fault: UsccFault };

const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const FORMAT = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/u;
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** NFKC (full-width to plain), without spaces, upper case. */
export function normaliseUscc(text: string): string {
  return text.normalize("NFKC").replace(/\s/gu, "").toUpperCase();
}

/** Checks a code as typed. An unknown area code is no fault: 220101 is missing from the published lists. */
export function checkUscc(text: string): UsccCheck {
  const uscc = normaliseUscc(text);
  if (!FORMAT.test(uscc)) return { ok: false, fault: "format" };
  if (usccCheckCharacter(uscc) !== uscc[17]) return { ok: false, fault: "checksum" };
  const organisation = uscc.slice(8, 17);
  const warnings: UsccWarning[] = [];
  if (/^0+$/u.test(organisation)) warnings.push("all-zero-body");
  else if (organisationCheckCharacter(organisation) !== organisation[8]) warnings.push("gb11714");
  return { ok: true, uscc, warnings };
}

/** The area of the authority that registered a code first, by GB/T 2260: its digits 3 to 8. */
export function areaOfUscc(text: string): string {
  return normaliseUscc(text).slice(2, 8);
}

/** The 18th character for the first 17: (31 − Σ value·weight mod 31) mod 31. */
export function usccCheckCharacter(uscc: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * ALPHABET.indexOf(uscc.charAt(i)), 0);
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** The check character of an organisation code. A to Z count 10 to 35 by the whole alphabet, not by the one above. */
export function organisationCheckCharacter(code: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce(
    (total, weight, i) => total + weight * Number.parseInt(code.charAt(i), 36),
    0,
  );
  const check = 11 - (sum % 11);
  if (check === 10) return "X";
  return check === 11 ? "0" : String(check);
}
