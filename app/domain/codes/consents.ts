import { z } from "zod";

/** The field groups that a consent opens; of documents, those that the company then opens individually. */
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

/** What may be removed from a consent, or added. Identity is always included: an introduction reveals it. */
export const CHANGEABLE_GROUPS = FIELD_GROUPS.filter((group) => group !== "identity");

/** What an institution may use the data for; another purpose needs another consent (PIPL, article 14). */
export const CONSENT_PURPOSES = ["assess_financing", "prepare_offer", "due_diligence"] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];
export const consentPurposeSchema = z.enum(CONSENT_PURPOSES);

/** How long a consent may be valid, in days. */
export const CONSENT_DAYS = [30, 90, 180] as const;
export type ConsentDays = (typeof CONSENT_DAYS)[number];

/** How each of an introduction's consents was created: the first is granted, later ones replace another. */
export type ConsentStep = "granted" | "narrowed" | "extended";

/** The result of an institution's request for more, or for longer. */
export type ConsentRequestStatus = "requested" | "granted" | "declined" | "withdrawn";
