type OfferedGroup = "commitments" | "instruments";

/** What is offered, by its label: a guarantee by its own name, capital by its instrument. */
export function offeredTerm(
  term: (group: OfferedGroup, code: string) => string,
  commitment: "capital" | "guarantee",
  instrument: string,
): string {
  return commitment === "guarantee" ? term("commitments", commitment) : term("instruments", instrument);
}
