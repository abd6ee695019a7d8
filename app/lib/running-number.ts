/** What has a running number, and its prefix: P-2417, M-0142. */
const chars = {
  prospect: "P",
  mandate: "M",
  introduction: "I",
  application: "A",
  offer: "O",
  deal: "D",
  case: "C",
} as const;
export type Numbered = keyof typeof chars;

/** A record's name for use on the telephone, the same in both languages. */
export function runningNumber(of: Numbered, number: bigint | number): string {
  return `${chars[of]}-${String(number).padStart(4, "0")}`;
}

/** The number in a running number of one kind: 142 of M-0142; null for anything else. */
export function parseRunningNumber(of: Numbered, text: string): number | null {
  const [, prefix, digits] = /^([A-Z])-(\d{1,9})$/.exec(text) ?? [];
  return prefix === chars[of] ? Number(digits) : null;
}

/** The kind and number of a running number, whatever its kind. */
export function parseAnyRunningNumber(text: string): { of: Numbered; number: number } | null {
  for (const of of Object.keys(chars) as Numbered[]) {
    const number = parseRunningNumber(of, text);
    if (number !== null) return { of, number };
  }
  return null;
}
