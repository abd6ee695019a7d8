import type { BuilderForm } from "./builder-form.server.ts";
import type { readOfferAsInstitution } from "#app/services/offers/read-offer-as-institution.server.ts";

/** What the page of an offer is drawn from. */
export type OfferPage = Omit<Awaited<ReturnType<typeof readOfferAsInstitution>>, "typed"> & {
  /** The company's name, or the headline of its teaser while it is not open to the institution. */
  to: string;
  form: BuilderForm;
  now: Date;
  title: string;
  view: "write" | "approval" | "review" | "issued";
};
