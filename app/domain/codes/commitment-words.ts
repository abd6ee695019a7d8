import type { Commitment } from "./commitments.ts";

/** Whose words name these commitments: those of one of them, or of both. */
export function wordsOf(commitments: readonly Commitment[]): Commitment | "both" {
  const [one = "capital", other] = commitments;
  return other === undefined ? one : "both";
}
