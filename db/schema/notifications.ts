import type { Generated } from "kysely";
import type { Delivery } from "#app/domain/notifications/group-settings.ts";
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
  /** Its e-mail exceeded the limit of the organization that caused it: it waits for the digest. */
  inDigest: Generated<boolean>;
}

export interface EmailChoiceTable {
  userId: string;
  organizationId: string | null;
  groupName: string;
  delivery: Delivery;
  chosenAt: Date;
}

export interface EmailHoursTable {
  userId: string;
  quietFrom: number | null;
  quietUntil: number | null;
  quietOnRestDays: boolean;
  digestHour: number;
}

export interface ReminderTable {
  kind: string;
  subjectId: string;
  dueAt: Date;
  remindedAt: Date;
}

export interface VisitTable {
  userId: string;
  organizationId: string | null;
  since: Date;
  lastAt: Date;
}
