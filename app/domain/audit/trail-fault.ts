/** What is wrong with an event of the audit trail. */
export type EventFault =
  /** A column is not what was hashed or sealed. */
  | "edited"
  | "deleted"
  /** It is in no seal and does not wait for one, or is in two. */
  | "inserted"
  /** It has the content of another event, and that one's id is `other`. */
  | "swapped"
  /** All events are gone. */
  | "truncated"
  /** A text is gone, and no event records its erasure. */
  | "erased";

/** What is wrong with a seal. */
export type SealFault =
  /** It is not the one that was copied, sent, or followed by the next. */
  | "rewritten"
  /** It is in the copies, or before others, and not in the database. */
  | "missing"
  /** Its events, together, are not what was sealed; without its copy nothing says which. */
  | "differs"
  | "copy-missing"
  | "copy-altered";

/** `from`: the first event of the seal. */
export type TrailFault =
  | { of: "event"; what: EventFault; id: string; seal: string | null; other?: string }
  | { of: "seal"; what: SealFault; seal: string; from: string | null };

/** The result of a verification. The first faults only: those of events by id, then those of seals by number. */
export interface TrailReport {
  faults: TrailFault[];
  seals: bigint;
  /** Sealed events that were compared. */
  events: bigint;
  /** Events that wait for their seal. */
  unsealed: bigint;
  /** Sealed events whose texts were erased, by a recorded erasure. */
  erased: number;
  /** Seals that were compared with their copies. */
  copies: bigint;
  /** Seals whose copy was not written yet. */
  uncopied: bigint;
  last: { number: string; digest: string; sealedAt: string } | null;
}
