/** What may be uploaded, by its ending. No CSV: it has no mark by which a file shows that it is one. */
export const FILE_TYPES = {
  pdf: "application/pdf",
  png: "image/png",
  jpg: "image/jpeg",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;
export type FileExtension = keyof typeof FILE_TYPES;

/** The endings as a file picker wants them. */
export const ACCEPTED_ENDINGS = ".pdf,.png,.jpg,.jpeg,.docx,.xlsx";

/** The type that an ending stands for; null where it is none of ours. */
export function extensionOf(ending: string): FileExtension | null {
  const lower = ending.toLowerCase();
  if (lower === "jpeg") return "jpg";
  return Object.hasOwn(FILE_TYPES, lower) ? (lower as FileExtension) : null;
}
