import { chosenGroups, type NotificationGroup } from "./group-settings.ts";
import type { Side } from "./kinds.ts";

/** Which e-mails an unsubscribe link stops: those of one group, or the daily digest. */
type Stopped = NotificationGroup | "digest";

/** Content of the link: whose e-mails, in which organization, and which. */
export interface StopLink {
  side: Side;
  userId: string;
  /** Null for the operator's staff. */
  organizationId: string | null;
  stops: Stopped;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const sides: ReadonlySet<string> = new Set<Side>(["company", "institution", "admin"]);
const stoppable: ReadonlySet<string> = new Set<Stopped>([...chosenGroups, "digest"]);

/** The signed text: only alphanumeric characters, hyphens and dots, so that a URL needs no escaping. */
export function toStopText({ side, userId, organizationId, stops }: StopLink): string {
  return [side, userId, organizationId ?? "", stops].join(".");
}

/** Parses a text signed by the platform; null if it is invalid. */
export function parseStopText(text: string): StopLink | null {
  const [side = "", userId = "", organizationId = "", stops = "", ...more] = text.split(".");
  if (more.length > 0 || !sides.has(side) || !stoppable.has(stops)) return null;
  if (!uuid.test(userId) || !(organizationId === "" || uuid.test(organizationId))) return null;
  if ((side === "admin") !== (organizationId === "")) return null;
  return {
    side: side as Side,
    userId,
    organizationId: organizationId === "" ? null : organizationId,
    stops: stops as Stopped,
  };
}
