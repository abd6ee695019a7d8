import type { Generated } from "kysely";
import type { ConfirmationKind, ConfirmationStatus } from "#app/domain/confirmations/lifecycle.ts";
import type { AdminRole } from "#app/domain/accounts/admin-roles.ts";
import type { TieKind } from "#app/domain/moderation/ties.ts";
import type { CaseStatus } from "#app/domain/moderation/lifecycle.ts";
import type { JsonColumn } from "./json-column.ts";

export interface ModerationCaseTable {
  id: Generated<string>;
  number: Generated<bigint>;
  kind: "prospect_submission" | "institution_verification";
  status: CaseStatus;
  prospectId: string | null;
  prospectVersion: number | null;
  institutionVersion: number | null;
  companyId: string | null;
  institutionId: string | null;
  checks: JsonColumn;
  assignedTo: string | null;
  decision: "published" | "changes_requested" | "rejected" | "verified" | "refused" | null;
  reasonCodes: Generated<string[]>;
  fieldNotes: JsonColumn;
  note: string | null;
  decidedBy: string | null;
  openedAt: Generated<Date>;
  waitingSince: Generated<Date>;
  dueAt: Date;
  decidedAt: Date | null;
  isDemonstration: Generated<boolean>;
}

export interface ConfirmationTable {
  id: Generated<string>;
  kind: ConfirmationKind;
  subjectId: string;
  status: Generated<ConfirmationStatus>;
  proposedBy: string;
  proposedAt: Generated<Date>;
  dueAt: Date | null;
  beforeStatus: string;
  afterStatus: string | null;
  settledBy: string | null;
  settledAt: Date | null;
}

export interface EventTable {
  id: Generated<bigint>;
  at: Generated<Date>;
  type: string;
  actorKind: string;
  actorUserId: string | null;
  actorOrganizationId: string | null;
  subjectKind: string;
  subjectId: string;
  companyId: string | null;
  institutionId: string | null;
  prospectId: string | null;
  fromStatus: string | null;
  toStatus: string | null;
  reasonCode: string | null;
  note: string | null;
  version: number | null;
  detail: JsonColumn;
  /** With the hash by which the row is sealed; set by the database (docs/audit.md). */
  noteSalt: Generated<string | null>;
  detailSalt: Generated<string | null>;
  noteCommitment: Generated<string | null>;
  detailCommitment: Generated<string | null>;
  rowHash: Generated<Buffer | null>;
}

export interface DevMailTable {
  id: Generated<bigint>;
  recipient: string;
  subject: string;
  text: string;
  html: string;
  messageId: string | null;
  listUnsubscribe: string | null;
  sentAt: Generated<Date>;
}

/** A tie of an admin to an organization, declared by themselves. */
export interface AdminTieTable {
  id: Generated<string>;
  userId: string;
  organizationId: string;
  kind: TieKind;
  note: string | null;
  declaredAt: Generated<Date>;
  endsAt: Date | null;
}

/** What an admin opened of a company; written by a function of the database alone. */
export interface AdminOpeningTable {
  id: Generated<string>;
  companyId: string;
  userId: string;
  adminNumber: number;
  role: AdminRole;
  about: "case" | "dispute";
  subjectId: string;
  subjectNumber: bigint;
  evidenceId: string | null;
  fileName: string | null;
  day: string;
  openedAt: Generated<Date>;
}
