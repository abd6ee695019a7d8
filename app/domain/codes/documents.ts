import { z } from "zod";

/** What a company's documents are, as banks ask for them. */
export const DOCUMENT_KINDS = [
  "financial_statement",
  "tax_record",
  "bank_statement",
  "licence",
  "contract",
  "ip_certificate",
  "credit_report",
  "articles",
  "business_plan",
  "other",
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];
export const documentKindSchema = z.enum(DOCUMENT_KINDS);

/** How far a file is: only what is clean is shown to anybody but its company; of what was removed the record stays. */
export type FileStatus = "uploading" | "pending" | "clean" | "refused" | "removed";

/** The same of a file that goes with a message. */
export type AttachmentStatus = "uploading" | "pending" | "clean" | "refused";

export type DocumentRequestStatus = "requested" | "answered" | "withdrawn";
