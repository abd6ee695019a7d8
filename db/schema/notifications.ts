import type { Generated } from "kysely";
import type { NotifiedOf } from "#app/domain/notifications/kinds.ts";

export interface NotificationTable {
  id: Generated<bigint>;
  userId: string;
  organizationId: string | null;
  kind: string;
  about: NotifiedOf;
  subjectId: string;
  at: Generated<Date>;
  readAt: Date | null;
  mailedAt: Date | null;
}
