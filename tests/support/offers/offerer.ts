import type { Instrument } from "#app/domain/codes/instruments.ts";
import type { InstitutionKind } from "#app/domain/codes/institutions.ts";

/** A kind of institution whose licence covers the instrument. */
export function offererOf(instrument: Instrument): InstitutionKind {
  if (instrument === "finance_lease") return "lessor";
  return instrument === "equity" || instrument === "convertible_note" ? "fund_manager" : "commercial_bank";
}
