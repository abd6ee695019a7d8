import type { EmailName } from "#app/domain/jobs/payloads.ts";
import { notificationGroups, type Delivery, type NotificationGroup } from "./group-settings.ts";
import { isNotified, notificationKind, notificationKinds, type NotifiedOf } from "./kinds.ts";

const byObject: Record<NotifiedOf, NotificationGroup> = {
  case: "standing",
  institution: "standing",
  introduction: "introductions",
  application: "introductions",
  thread: "messages",
  offer: "offers",
  deal: "deals",
  drawdown: "deals",
  dispute: "deals",
  prospect: "prospects",
  mandate: "prospects",
  invoice: "deals",
};

/** The group of a kind: its own if it names one, otherwise that of its object. */
export function notificationGroupOf(name: EmailName): NotificationGroup {
  const { about, to, group } = notificationKind(name);
  if (group !== undefined) return group;
  return to.includes("admin") ? "cases" : byObject[about];
}

/** Each kind with its group and default: the basis of a digest. */
export function digestKinds(): { kind: EmailName; group: NotificationGroup; usual: Delivery }[] {
  return Object.keys(notificationKinds)
    .filter(isNotified)
    .map((kind) => ({
      kind,
      group: notificationGroupOf(kind),
      usual: notificationGroups[notificationGroupOf(kind)].usual,
    }));
}
