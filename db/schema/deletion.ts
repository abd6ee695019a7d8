import type { Generated } from "kysely";
import type { DeletionStatus } from "#app/domain/deletion/lifecycle.ts";

export interface DeletionTable {
  id: Generated<string>;
  subjectKind: "person" | "company" | "institution";
  subjectId: string;
  status: Generated<DeletionStatus>;
  requestedBy: string;
  requestedAt: Date;
  dueAt: Date;
  remindedAt: Generated<Date | null>;
  examinedAt: Generated<Date | null>;
  waitsFor: Generated<string[]>;
  paused: Generated<string[]>;
  settledAt: Generated<Date | null>;
}

export interface DeletionFileTable {
  deletionId: string;
  store: "document" | "archive";
  key: string;
}
