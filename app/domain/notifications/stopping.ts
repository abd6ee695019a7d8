import { chosenGroups, type NotificationGroup } from "./group-settings.ts";
import type { Side } from "./kinds.ts";

/** Which e-mails the link at an e-mail's end stops: those of one group, or the daily digest. */
type Stopped = NotificationGroup | "digest";

/** Whose e-mails, where they sit, and which: all that the link says. */
export interface StopLink {
  side: Side;
  userId: string;
  /** Null for the operator's people. */
  organizationId: string | null;
  stops: Stopped;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const sides: ReadonlySet<string> = new Set<Side>(["company", "institution", "admin"]);
const stoppable: ReadonlySet<string> = new Set<Stopped>([...chosenGroups, "digest"]);

/** What is signed: e-mails, digits, hyphens and dots, so that an address can bear it as it is. */
export function toStopText({ side, userId, organizationId, stops }: StopLink): string {
  return [side, userId, organizationId ?? "", stops].join(".");
}

/** What a text says that was signed by the platform; null where it is none of ours. */
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
