import type { Commitment } from "#app/domain/codes/commitments.ts";
import type { IssuedTerms } from "./record-terms.ts";

/** In whose words it is said until when a deal can be ended: a guarantee comes into force, a share is paid, money is out. */
export function boundKind(
  commitment: Commitment,
  { instrument }: Pick<IssuedTerms, "instrument">,
): "guarantee" | "equity" | "loan" {
  if (commitment === "guarantee") return "guarantee";
  return instrument === "equity" ? "equity" : "loan";
}
