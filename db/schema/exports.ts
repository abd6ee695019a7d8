import type { Generated } from "kysely";
import type { ExportStatus } from "#app/domain/exports/lifecycle.ts";

export interface ExportTable {
  id: Generated<string>;
  organizationId: string;
  side: "company" | "institution";
  requestedBy: string;
  locale: "en" | "zh-CN";
  status: Generated<ExportStatus>;
  written: Generated<number>;
  files: number;
  /** Of the attempt that writes it, or wrote it; null in old rows without keys, stored under their id. */
  archiveKey: string | null;
  sizeBytes: bigint | null;
  sha256: string | null;
  requestedAt: Date;
  readyAt: Date | null;
  expiresAt: Date | null;
}
