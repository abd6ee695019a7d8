import { z } from "zod";

/** What a consent opens, group by group. */
export const FIELD_GROUPS = [
  "identity",
  "contacts",
  "figures",
  "ip_and_recognitions",
  "customers_and_orders",
  "documents",
] as const;
export type FieldGroup = (typeof FIELD_GROUPS)[number];
export const fieldGroupSchema = z.enum(FIELD_GROUPS);

/** What an introduction's consent can open; of documents, those that the company then opens by name. */
export const OPENABLE_GROUPS = [
  "identity",
  "contacts",
  "figures",
  "ip_and_recognitions",
  "customers_and_orders",
  "documents",
] as const satisfies readonly FieldGroup[];

/** What an institution may use the data for; another purpose needs another consent (PIPL, article 14). */
export const CONSENT_PURPOSES = ["assess_financing", "prepare_offer", "due_diligence"] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];
export const consentPurposeSchema = z.enum(CONSENT_PURPOSES);

/** How long a consent may stand, in days. */
export const CONSENT_DAYS = [30, 90, 180] as const;
export type ConsentDays = (typeof CONSENT_DAYS)[number];

/** How each of an introduction's consents came about: the first is granted, the others take the place of one. */
export type ConsentStep = "granted" | "narrowed" | "extended";

/** What may be taken out of a consent, or added to it. An introduction to nobody is none, so that identity stays. */
export const CHANGEABLE_GROUPS = [
  "contacts",
  "figures",
  "ip_and_recognitions",
  "customers_and_orders",
  "documents",
] as const satisfies readonly FieldGroup[];

/** What became of an institution's question for more, or for longer. */
export type ConsentRequestStatus = "requested" | "granted" | "declined" | "withdrawn";
