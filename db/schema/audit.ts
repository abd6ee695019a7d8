import type { Generated } from "kysely";

export interface EventUnsealedTable {
  eventId: bigint;
}

export interface AuditSealTable {
  number: bigint;
  previous: Buffer | null;
  sealedAt: Date;
  /** A multirange of ids, as PostgreSQL writes it. */
  ids: string;
  events: number;
  rowsDigest: Buffer;
  digest: Buffer;
  copiedAt: Generated<Date | null>;
}
