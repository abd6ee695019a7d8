/** What may be uploaded, by extension. No CSV: it has no signature to verify. */
export const FILE_TYPES = {
  pdf: "application/pdf",
  png: "image/png",
  jpg: "image/jpeg",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;
export type FileExtension = keyof typeof FILE_TYPES;
/** What may be inspected: also OFD (GB/T 33190-2016), in which tax invoices are issued. */
export type InspectedType = FileExtension | "ofd";

/** The extensions for a file input's `accept`. */
export const ACCEPTED_ENDINGS = ".pdf,.png,.jpg,.jpeg,.docx,.xlsx";

/** The type of an extension; null where it is not accepted. */
export function extensionOf(ending: string): FileExtension | null {
  const lower = ending.toLowerCase();
  if (lower === "jpeg") return "jpg";
  return Object.hasOwn(FILE_TYPES, lower) ? (lower as FileExtension) : null;
}
