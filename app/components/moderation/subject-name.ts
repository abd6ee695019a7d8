const prefixes: Readonly<Record<string, string>> = {
  prospect: "P",
  mandate: "M",
  introduction: "I",
  offer: "O",
  deal: "D",
  case: "C",
};

/** The running number of something by its kind: P-2417, C-0931; null for what has none. */
export function subjectNumber(kind: string, number: bigint | null): string | null {
  const prefix = prefixes[kind];
  return prefix === undefined || number === null ? null : `${prefix}-${String(number).padStart(4, "0")}`;
}
