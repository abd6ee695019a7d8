import type { Generated } from "kysely";
import type { ConsentRequestStatus, ConsentStep } from "#app/domain/codes/consents.ts";
import type { IntroductionStatus } from "#app/domain/introductions/lifecycle.ts";
import type { JsonColumn } from "./json-column.ts";
import type { IntroductionColumns, PairColumns } from "./pair-columns.ts";

export interface IntroductionTable {
  id: Generated<string>;
  number: Generated<bigint>;
  prospectId: string;
  prospectVersion: number;
  mandateId: string;
  mandateVersion: number;
  /** Set by the database: an institution that asks doesn't know it. */
  companyId: Generated<string>;
  institutionId: string;
  requestedBy: "company" | "institution";
  status: IntroductionStatus;
  message: string | null;
  purpose: string | null;
  fitScore: number | null;
  proposedConsent: JsonColumn | null;
  reasonCode: string | null;
  note: string | null;
  requestedByUser: string | null;
  requestedAt: Generated<Date>;
  answerBy: Date | null;
  answeredAt: Date | null;
  isDemonstration: Generated<boolean>;
  statusChangedAt: Generated<Date>;
  messageMasked: Generated<string[]>;
  noteMasked: Generated<string[]>;
}

export interface ConsentTable extends IntroductionColumns {
  id: Generated<string>;
  prospectId: string;
  fieldGroups: string[];
  purpose: string;
  grantedBy: string | null;
  grantedAt: Generated<Date>;
  expiresAt: Date;
  revokedAt: Date | null;
  revokedBy: string | null;
  sequence: Generated<number>;
  step: Generated<ConsentStep>;
  endedBy: "company" | "institution" | "system" | null;
}

export interface ConsentRequestTable extends IntroductionColumns {
  id: Generated<string>;
  fieldGroups: string[];
  days: number | null;
  words: string;
  status: Generated<ConsentRequestStatus>;
  requestedBy: string;
  requestedAt: Generated<Date>;
  answeredBy: string | null;
  answeredAt: Date | null;
  note: string | null;
  noteMasked: Generated<string[]>;
}

export interface DisclosureTable extends IntroductionColumns {
  id: Generated<bigint>;
  consentId: string | null;
  userId: string | null;
  fieldGroups: string[];
  outcome: "shown" | "refused";
  at: Generated<Date>;
}

export interface IntroductionStopTable extends PairColumns {
  stoppedBy: string | null;
  stoppedAt: Generated<Date>;
}

export interface IntroductionHoldTable {
  companyId: string;
  heldBy: string;
  heldAt: Generated<Date>;
}

export interface MessageTable extends IntroductionColumns {
  id: Generated<bigint>;
  writtenBy: "company" | "institution";
  userId: string;
  words: string;
  masked: Generated<string[]>;
  writtenAt: Generated<Date>;
}

export interface MessageReadTable extends IntroductionColumns {
  messageId: bigint;
  userId: string;
  readBy: "company" | "institution";
  readAt: Generated<Date>;
}
