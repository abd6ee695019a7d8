import { runningNumber } from "../ui/running-number.ts";

type Numbered = Parameters<typeof runningNumber>[0];
const numbered: readonly Numbered[] = ["prospect", "mandate", "introduction", "offer", "deal", "case"];

/** The running number of an event's subject: P-2417, C-0931; null for subjects without one. */
export function subjectNumber(kind: string, number: bigint | null): string | null {
  const known = numbered.find((one) => one === kind);
  return known === undefined || number === null ? null : runningNumber(known, number);
}
