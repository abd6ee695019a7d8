import type { Commitment } from "#app/domain/codes/commitments.ts";
import type { IssuedTerms } from "./record-terms.ts";

/** Whose words say until when a deal can be ended: a guarantee is in force, an investment paid, or money out. */
export function boundKind(
  commitment: Commitment,
  { instrument }: Pick<IssuedTerms, "instrument">,
): "guarantee" | "equity" | "loan" {
  if (commitment === "guarantee") return "guarantee";
  return instrument === "equity" ? "equity" : "loan";
}
