import type { readOfferAsInstitution } from "#app/services/offers/read-offer-as-institution.server.ts";

/** What the page of an offer is drawn from. */
export type OfferPage = Awaited<ReturnType<typeof readOfferAsInstitution>> & {
  /** The company's name, or the headline of its teaser while it is not open to the institution. */
  to: string;
  now: Date;
  title: string;
  view: "write" | "approval" | "issued";
};
