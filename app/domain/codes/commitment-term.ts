import type { Commitment } from "./commitments.ts";

/** Whose words name these commitments: those of one of them, or of both. */
export function commitmentTerm(commitments: readonly Commitment[]): Commitment | "both" {
  const [one = "capital", other] = commitments;
  return other === undefined ? one : "both";
}

/** The same in the words of its kind: a fund invests, and lends nothing. */
export function ownCommitmentTerm(
  institutionKind: string,
  commitments: readonly Commitment[],
): ReturnType<typeof commitmentTerm> | "equity" {
  const words = commitmentTerm(commitments);
  return words === "capital" && institutionKind === "fund_manager" ? "equity" : words;
}
