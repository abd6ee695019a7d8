import { hash } from "node:crypto";
import type { HashedEvent } from "#app/domain/events/hashed-event.ts";

const columns = [
  "micros",
  "type",
  "actorKind",
  "actorUserId",
  "actorOrganizationId",
  "subjectKind",
  "subjectId",
  "companyId",
  "institutionId",
  "prospectId",
  "fromStatus",
  "toStatus",
  "reasonCode",
  "version",
] as const satisfies readonly (keyof HashedEvent)[];

/**
 * The hash of an event, version 1, in hex, as the function `event_hash` of the database computes it. Note and detail
 * enter by their commitments. `id`: as if that were its id.
 */
export function eventHash(event: HashedEvent, id = event.id): string {
  const { note, detail, noteSalt, detailSalt } = event;
  const texts = [
    event.noteCommitment ?? (note === null ? null : commitmentTo("note", noteSalt, note)),
    event.detailCommitment ?? (detail === "{}" ? null : commitmentTo("detail", detailSalt, detail)),
  ];
  const fields = [id, ...columns.map((column) => event[column]), ...texts];
  return hash("sha256", `longspring event 1 ${fields.map(lengthAndText).join("")}`);
}

function commitmentTo(field: "note" | "detail", salt: string | null, words: string): string {
  return hash("sha256", `${field} ${salt ?? ""} ${words}`);
}

/** A field with its length in bytes, so that no two rows are encoded alike; a null has no length. */
export function lengthAndText(value: string | null): string {
  return value === null ? ":" : `${Buffer.byteLength(value)}:${value}`;
}

/** Whether texts, salts and commitments fit together: a text has a salt, an erased one a commitment and no salt. */
export function areTextsSound(event: HashedEvent): boolean {
  const { note, noteSalt, noteCommitment, detail, detailSalt, detailCommitment } = event;
  return (
    isSound(note !== null, noteSalt, noteCommitment) && isSound(detail !== "{}", detailSalt, detailCommitment)
  );
}

function isSound(hasText: boolean, salt: string | null, commitment: string | null): boolean {
  return hasText ? salt !== null && commitment === null : salt === null;
}
