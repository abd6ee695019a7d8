import type { Generated } from "kysely";
import type {
  Deciders,
  RecoveryEndReason,
  RecoveryStatus,
  Verification,
} from "#app/domain/recoveries/lifecycle.ts";
import type { JsonColumn } from "./json-column.ts";

/** The tables of the accounts role; but for recoveries, no other role has a grant on them. */
export interface SessionTable {
  id: Generated<string>;
  token: string;
  userId: string;
  activeOrganizationId: string | null;
  ipAddress: string | null;
  userAgent: string | null;
  expiresAt: Date;
  confirmedAt: Generated<Date | null>;
  createdAt: Generated<Date>;
  updatedAt: Generated<Date>;
}

export interface TwoFactorTable {
  id: Generated<string>;
  userId: string;
  secret: string;
  backupCodes: string;
  verified: Generated<boolean>;
  lastStep: bigint | null;
  failedVerificationCount: Generated<number>;
  lockedUntil: Date | null;
  createdAt: Generated<Date>;
}

/** The app and the worker have neither claim nor secret of it. */
export interface RecoveryTable {
  id: Generated<string>;
  userId: string;
  deciders: Deciders;
  organizationId: string | null;
  status: Generated<RecoveryStatus>;
  claim: string;
  requestedAt: Generated<Date>;
  endsAt: Date;
  approvedBy: string | null;
  verifiedHow: Verification | null;
  confirmedBy: string | null;
  byOperator: Generated<boolean>;
  approvedAt: Date | null;
  usableFrom: Date | null;
  toldUsableAt: Date | null;
  begunIn: string | null;
  newSecret: string | null;
  newBackupCodes: string | null;
  endedAt: Date | null;
  endedBy: string | null;
  endReason: RecoveryEndReason | null;
}

export interface HeldFormTable {
  id: Generated<string>;
  sessionId: string;
  path: string;
  needsFactor: boolean;
  act: string | null;
  fields: JsonColumn;
  createdAt: Generated<Date>;
}

export interface CredentialTable {
  id: Generated<string>;
  accountId: string;
  providerId: string;
  userId: string;
  password: string | null;
  createdAt: Generated<Date>;
  updatedAt: Generated<Date>;
}

export interface VerificationTable {
  id: Generated<string>;
  identifier: string;
  value: string;
  expiresAt: Date;
  createdAt: Generated<Date>;
}

export interface SignUpTable {
  id: Generated<string>;
  kind: "company" | "institution";
  organizationName: string;
  name: string;
  email: string;
  locale: "en" | "zh-CN";
  passwordHash: string;
  acceptedTerms: string | null;
  acceptedPrivacy: string | null;
  createdAt: Generated<Date>;
}

export interface AcceptanceTable {
  userId: string;
  agreement: "terms" | "privacy";
  /** The day from which the version applies. */
  version: string;
  acceptedAt: Date;
}

export interface EmailRequestTable {
  id: Generated<string>;
  kind: "verification" | "password_reset";
  email: string;
  createdAt: Generated<Date>;
}

export interface RateLimitTable {
  key: string;
  points: Generated<number>;
  expire: bigint | null;
}
