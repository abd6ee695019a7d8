import type { Commitment } from "#app/domain/codes/commitments.ts";

/** Whose words a deal has: those of a guarantee, of an investment, or of a loan. */
export type BoundKind = "guarantee" | "equity" | "loan";

/**
 * Whose words tell of a deal: a guarantee takes effect, an investor pays in, and of everything else, a convertible note
 * too until it converts, the company draws the money.
 */
export function boundKind(commitment: Commitment, { instrument }: { instrument: string | null }): BoundKind {
  if (commitment === "guarantee") return "guarantee";
  return instrument === "equity" ? "equity" : "loan";
}
