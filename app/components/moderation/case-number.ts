/** A case as people call it: C-0931. */
export function caseNumber(number: bigint): string {
  return `C-${String(number).padStart(4, "0")}`;
}

/** A prospect as people call it: P-2417. */
export function prospectNumber(number: bigint): string {
  return `P-${String(number).padStart(4, "0")}`;
}
