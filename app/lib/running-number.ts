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

/** A record's name for use on the telephone, the same in both languages. */
export function runningNumber(of: keyof typeof chars, number: bigint | number): string {
  return `${chars[of]}-${String(number).padStart(4, "0")}`;
}
