import type { Party } from "#app/domain/accounts/actor.ts";

/** How somebody gets by e-mail what the page always shows at once. */
export const deliveries = ["at_once", "digest", "page"] as const;
export type Delivery = (typeof deliveries)[number];

type Side = Exclude<Party, "system">;

interface GroupSetting {
  /** Who is ever notified of this group. */
  sides: readonly Side[];
  /** The default, until the person chooses. */
  usual: Delivery;
  /** Always by e-mail and at once: can't be turned off. */
  isFixed?: true;
}

const parties = ["company", "institution"] as const;
const everybody = ["company", "institution", "admin"] as const;

/**
 * The groups by which e-mails are configured, each with its default and the reason for it. A fixed group is required by
 * law or for account security; the page states which.
 */
export const notificationGroups = {
  // Confirmations, passwords, invitations: without them an account could be taken over, or not be opened.
  account: { sides: everybody, usual: "at_once", isFixed: true },
  // Decisions on submissions, restrictions of access (E-commerce Law, art. 36: such measures are announced at once),
  // and what is removed from a consent, which may no longer be used (Personal Information Protection Law, art. 15, 47).
  standing: { sides: parties, usual: "at_once", isFixed: true },
  // A request lapses after five working days.
  introductions: { sides: parties, usual: "at_once" },
  // The other side waits; the e-mail is sent after ten minutes without a message.
  messages: { sides: parties, usual: "at_once" },
  // An offer may be valid for only five working days.
  offers: { sides: parties, usual: "at_once" },
  // Signatures and payments have deadlines of three working days; admins are notified of overdue payments.
  deals: { sides: everybody, usual: "at_once" },
  // The warning comes 14 days before a prospect or mandate ends: a day more or less doesn't matter.
  prospects: { sides: parties, usual: "digest" },
  // The platform answers a submission within two working days.
  cases: { sides: ["admin"], usual: "at_once" },
} as const satisfies Record<string, GroupSetting>;

export type NotificationGroup = keyof typeof notificationGroups;
export const groupNames = Object.keys(notificationGroups) as readonly NotificationGroup[];

/** The groups that can be configured. */
export const chosenGroups = groupNames.filter((name) => !isFixed(name));

/** Whether a group's e-mails are sent regardless of preferences. */
export function isFixed(name: NotificationGroup): boolean {
  const setting: GroupSetting = notificationGroups[name];
  return setting.isFixed ?? false;
}

/** The groups of a side, in order. */
export function groupsOf(side: Side): readonly NotificationGroup[] {
  return groupNames.filter((name) => (notificationGroups[name].sides as readonly Side[]).includes(side));
}
