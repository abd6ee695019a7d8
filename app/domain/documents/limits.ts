/** The largest file: a scanned contract of two hundred pages. */
export const LARGEST_FILE_BYTES = 20 * 1024 * 1024;
/** What all files of a company may take, old versions with them. */
export const LARGEST_ROOM_BYTES = 500 * 1024 * 1024;
/** Files of a company, old versions with them. */
export const MOST_FILES = 500;
/** Uploads of a company that are under way at a time. */
export const MOST_UPLOADS = 10;
/** A file is kept in pieces of this size; only the last is shorter. */
export const PIECE_BYTES = 1024 * 1024;
/** What a document may unpack to, and how many times its own size. */
export const MOST_UNPACKED_BYTES = 200 * 1024 * 1024;
export const MOST_UNPACKED_TIMES = 100;
/** What the packed objects of a PDF may unpack to: they describe its pages and are none of its pictures. */
export const MOST_OBJECT_BYTES = 32 * 1024 * 1024;
/** Seconds that the inspection of one file may take: the largest honest ones take two on a slow machine. */
export const INSPECTION_SECONDS = 10;
/** MB of memory that it may take beside the file itself: the largest honest ones take a hundred. */
export const INSPECTION_MEMORY_MB = 256;
/** Files that one process inspects at a time; others wait their turn, their bytes still in the store. */
export const INSPECTIONS_AT_ONCE = 2;
/** Parts in one office document. */
export const MOST_PARTS = 2_000;
/** Pixels of a picture: a page of A3 at 600 dpi, with room. */
export const MOST_PIXELS = 100_000_000;
/** Questions for documents that an institution may have open on one introduction. */
export const MOST_REQUESTS = 20;
/** Hours after which an upload that nobody goes on with is given up. */
export const UPLOAD_GIVEN_UP_HOURS = 24;

/**
 * Null when a company may begin to upload a file of that size now; otherwise what stands against it. Sizes in bytes;
 * `room` is what its files take, those under way with them.
 */
export function whyNotUpload(
  sizeBytes: number,
  room: { bytes: number; files: number; uploads: number },
): "file-too-large" | "room-full" | "uploads-too-many" | null {
  if (sizeBytes > LARGEST_FILE_BYTES) return "file-too-large";
  if (room.uploads >= MOST_UPLOADS) return "uploads-too-many";
  return room.bytes + sizeBytes > LARGEST_ROOM_BYTES || room.files >= MOST_FILES ? "room-full" : null;
}
