import type { Party } from "#app/domain/accounts/actor.ts";

/** How somebody hears by mail of what the page tells them at once in any case. */
export const deliveries = ["at_once", "digest", "page"] as const;
export type Delivery = (typeof deliveries)[number];

type Side = Exclude<Party, "system">;

interface GroupSetting {
  /** Who is ever told of such things. */
  sides: readonly Side[];
  /** Until the person chooses otherwise. */
  usual: Delivery;
  /** Always by mail and at once: the person may not turn it off. */
  isFixed?: true;
}

const parties = ["company", "institution"] as const;
const everybody = ["company", "institution", "admin"] as const;

/**
 * What e-mails are chosen by, each with its usual way and the reason for it. A group that is fixed has a reason in law
 * or in the account's own safety, which the page gives.
 */
export const notificationGroups = {
  // Confirmations, passwords, invitations: without them an account can be taken, or not be opened.
  account: { sides: everybody, usual: "at_once", isFixed: true },
  // Decisions on what was submitted, restrictions of access (E-commerce Law, art. 36: such measures are announced at
  // once), and what is taken out of a consent, which may not be used from then on (Personal Information Protection Law,
  // art. 15, 47).
  standing: { sides: parties, usual: "at_once", isFixed: true },
  // A request waits five working days and then lapses.
  introductions: { sides: parties, usual: "at_once" },
  // The other side waits for an answer; the e-mail itself waits for ten quiet minutes.
  messages: { sides: parties, usual: "at_once" },
  // An offer may stand for five working days only.
  offers: { sides: parties, usual: "at_once" },
  // Signatures and money have deadlines of three working days; admins hear of money that is past its.
  deals: { sides: everybody, usual: "at_once" },
  // A prospect or a mandate is warned of 14 days before it ends: a day more or less changes nothing.
  prospects: { sides: parties, usual: "digest" },
  // The platform answers a submission within two working days.
  cases: { sides: ["admin"], usual: "at_once" },
} as const satisfies Record<string, GroupSetting>;

export type NotificationGroup = keyof typeof notificationGroups;
export const groupNames = Object.keys(notificationGroups) as readonly NotificationGroup[];

/** The groups that have a choice. */
export const chosenGroups = groupNames.filter((name) => !isFixed(name));

/** Whether a group's e-mails are written whatever the person chooses. */
export function isFixed(name: NotificationGroup): boolean {
  const setting: GroupSetting = notificationGroups[name];
  return setting.isFixed ?? false;
}

/** The groups of which somebody on a side is ever told, in their order. */
export function groupsOf(side: Side): readonly NotificationGroup[] {
  return groupNames.filter((name) => (notificationGroups[name].sides as readonly Side[]).includes(side));
}
