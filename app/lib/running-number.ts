/** What has a running number, and the character by which people call it: P-2417, M-0142. */
const chars = {
  prospect: "P",
  mandate: "M",
  introduction: "I",
  application: "A",
  offer: "O",
  deal: "D",
  case: "C",
} as const;

/** A record as people call it on the telephone, the same in both languages. */
export function runningNumber(of: keyof typeof chars, number: bigint | number): string {
  return `${chars[of]}-${String(number).padStart(4, "0")}`;
}
