import type { BuilderForm } from "./builder-form.server.ts";
import type { readOfferAsInstitution } from "#app/services/offers/read-offer-as-institution.server.ts";

/** The data of an offer page. */
export type OfferPage = Omit<Awaited<ReturnType<typeof readOfferAsInstitution>>, "typed"> & {
  /** The company's name, or its teaser's headline before consent. */
  to: string;
  /** That the ask is suspended. */
  suspended: { title: string; text: string } | null;
  form: BuilderForm;
  now: Date;
  title: string;
  view: "write" | "approval" | "review" | "issued";
};
