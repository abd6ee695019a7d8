import { z } from "zod";

/** Items that an institution can request for a file. "other" needs a note. */
export const REQUESTED_ITEMS = [
  "audited_statements",
  "management_accounts",
  "tax_returns",
  "bank_statements",
  "credit_report",
  "articles_and_shareholders",
  "board_resolution",
  "contracts_and_orders",
  "rights_certificates",
  "security_documents",
  "use_of_funds_plan",
  "site_visit",
  "other",
] as const;
export type RequestedItem = (typeof REQUESTED_ITEMS)[number];
export const requestedItemSchema = z.enum(REQUESTED_ITEMS);
