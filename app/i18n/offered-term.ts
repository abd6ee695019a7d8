type OfferedGroup = "commitments" | "instruments";

/** The label of what is offered: a guarantee has its own, capital that of its instrument. */
export function offeredTerm(
  term: (group: OfferedGroup, code: string) => string,
  commitment: "capital" | "guarantee",
  instrument: string,
): string {
  return commitment === "guarantee" ? term("commitments", commitment) : term("instruments", instrument);
}
