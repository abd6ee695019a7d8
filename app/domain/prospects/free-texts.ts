import type { ProspectContent } from "./content.ts";

/** A free text of the teaser, with the path of its field. */
export type FreeText = { field: string; text: string };

/** The free texts of a prospect that institutions read before consent. */
export function freeTextsOf({ business, people, figures, ask }: ProspectContent): FreeText[] {
  return [
    { field: "business.headline", text: business.headline },
    { field: "business.product", text: business.product },
    { field: "business.market", text: business.market },
    { field: "business.growthPlan", text: business.growthPlan },
    { field: "business.customers", text: business.customers },
    { field: "people.team", text: people.team },
    { field: "figures.note", text: figures.note ?? "" },
    { field: "ask.useOfFunds", text: ask.useOfFunds },
  ].filter(({ text }) => text !== "");
}
