import { z } from "zod";

/** The kinds of a company's documents, as banks request them. */
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

/** The status of a file: only a clean one is shown to anybody but its company; a removed one leaves its record. */
export type FileStatus = "uploading" | "pending" | "clean" | "refused" | "removed";

/** The same for a file sent with a message. */
export type AttachmentStatus = "uploading" | "pending" | "clean" | "refused";

export type DocumentRequestStatus = "requested" | "answered" | "withdrawn";
