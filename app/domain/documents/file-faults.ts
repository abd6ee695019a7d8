/** Why a file is not taken, one code for each reason; the edge says it at the field, in the reader's language. */
export const FILE_FAULTS = [
  "file-missing",
  "file-empty",
  "file-too-large",
  "room-full",
  "thread-full",
  "uploads-too-many",
  "name-unusable",
  "type-not-accepted",
  "type-differs",
  "file-cut",
  "file-mixed",
  "file-active",
  "file-encrypted",
  "file-unpacks-too-large",
  "file-nested",
  "file-malware",
  "file-damaged",
  "file-uncheckable",
  "size-differs",
] as const;
export type FileFault = (typeof FILE_FAULTS)[number];
