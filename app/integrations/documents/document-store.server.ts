import { diskStore } from "./disk-store.server.ts";
import { s3Store, type S3Options } from "./s3-store.server.ts";
import type { DocumentStore } from "./store.ts";

/** Where an installation stores documents' bytes. */
export type DocumentsPlace = { kind: "disk"; folder: string } | ({ kind: "s3" } & S3Options);

/** The store at a location: a folder, or a bucket. */
export function documentStore(place: DocumentsPlace): DocumentStore {
  return place.kind === "s3" ? s3Store(place) : diskStore(place.folder);
}
