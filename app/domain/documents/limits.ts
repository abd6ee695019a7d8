/** The maximum file size: a scanned contract of two hundred pages. */
export const LARGEST_FILE_BYTES = 20 * 1024 * 1024;
/** The maximum of all files of a company, including old versions. */
export const LARGEST_DATAROOM_BYTES = 500 * 1024 * 1024;
/** Files of a company, including old versions. */
export const MOST_FILES = 500;
/** Uploads of a company in progress at a time. */
export const MOST_UPLOADS = 10;
/** A file is stored in pieces of this size; only the last is shorter. */
export const PIECE_BYTES = 1024 * 1024;
/** A document's maximum unpacked size, in bytes and as a ratio. */
export const MOST_UNPACKED_BYTES = 200 * 1024 * 1024;
export const MOST_UNPACKED_TIMES = 100;
/** How large the packed objects of a PDF may unpack: they describe its pages and contain no images. */
export const MOST_OBJECT_BYTES = 32 * 1024 * 1024;
/** Timeout of one file's inspection in seconds: the largest valid files take two on a slow machine. */
export const INSPECTION_SECONDS = 10;
/** MB of memory for an inspection, beside the file itself: the largest valid files take a hundred. */
export const INSPECTION_MEMORY_MB = 256;
/** Concurrent inspections of one process; others wait, their bytes still in the store. */
export const INSPECTIONS_AT_ONCE = 2;
/** Parts of one office document. */
export const MOST_PARTS = 2_000;
/** Pixels of an image: more than a page of A3 at 600 dpi. */
export const MOST_PIXELS = 100_000_000;
/** Open document requests of an institution on one introduction. */
export const MOST_REQUESTS = 20;
/** Hours of inactivity after which an upload is abandoned. */
export const UPLOAD_ABANDONED_HOURS = 24;

/**
 * Null when a company may start to upload a file of that size now; otherwise the reason. Sizes in bytes; `used` is what
 * its files use, including those in progress.
 */
export function whyNotUpload(
  sizeBytes: number,
  used: { bytes: number; files: number; uploads: number },
): "file-too-large" | "room-full" | "uploads-too-many" | null {
  if (sizeBytes > LARGEST_FILE_BYTES) return "file-too-large";
  if (used.uploads >= MOST_UPLOADS) return "uploads-too-many";
  return used.bytes + sizeBytes > LARGEST_DATAROOM_BYTES || used.files >= MOST_FILES ? "room-full" : null;
}
