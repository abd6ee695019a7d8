const consequences: ReadonlySet<string> = new Set([
  "fee-accrued",
  "fee-recalculated",
  "fee-voided",
  "drawdown-reversed",
  "prospect-reopened",
  "prospect-minimum-reached",
  "prospect-funded",
  "offer-held",
  "offer-released",
  "offer-superseded",
  "contract-completed",
  "deal-available",
  "guarantee-in-force",
  "deal-closed-again",
]);

/** Whether events of this type follow from a rule: whoever's act they came with, nobody chose them. */
export function isConsequence(type: string): boolean {
  return consequences.has(type);
}
