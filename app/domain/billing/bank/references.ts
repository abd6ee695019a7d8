/** Characters between the parts of a number, and what people and banks put there. */
const SEPARATORS = /[\s\p{Pd}_.:·・/\\|]/gu;
/** Characters that stand for digits in what was typed or read off paper. */
const LOOKALIKES: ReadonlyMap<string, string> = new Map([
  ["O", "0"],
  ["Q", "0"],
  ["I", "1"],
  ["L", "1"],
]);
const NUMBER = /1S(20\d{2})(\d{6})/gu;
/** Without its leading zeros: only where the parts are apart. */
const SHORT_NUMBER = /LS[\s\p{Pd}]{0,3}(20\d{2})[\s\p{Pd}]{1,3}(\d{1,5})(?!\d)/gu;
const LONGEST_TEXT = 1_000;

/**
 * The invoice numbers that the words of a payment name, as "LS-2026-000123", each once and in their order. Full-width
 * and lower-case characters, blanks and hyphens anywhere or missing, characters for digits and missing zeros don't matter.
 */
export function referencesIn(words: string): string[] {
  const text = words.normalize("NFKC").toUpperCase().slice(0, LONGEST_TEXT);
  const joined = [...text.replaceAll(SEPARATORS, "")].map((one) => LOOKALIKES.get(one) ?? one).join("");
  const whole = [...joined.matchAll(NUMBER)].map(([, year = "", number = ""]) => `LS-${year}-${number}`);
  const short = [...text.matchAll(SHORT_NUMBER)].map(
    ([, year = "", number = ""]) => `LS-${year}-${number.padStart(6, "0")}`,
  );
  return [...new Set([...whole, ...(whole.length === 0 ? short : [])])];
}

/** A name as it is compared: banks drop blanks and write brackets in either width. */
export function plainName(name: string): string {
  return name
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[\s·.,]/gu, "");
}

/** An account as it is compared: its digits. */
export function plainAccount(account: string): string {
  return account.normalize("NFKC").replaceAll(/\D/gu, "");
}
