import type { Party } from "#app/domain/accounts/actor.ts";
import type { ConsentPurpose, FieldGroup } from "#app/domain/codes/consents.ts";
import { lifecycleRules, type LifecycleTable, type MoveParties } from "#app/domain/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";

const movers = {
  expire: ["system"],
  revoke: ["company"],
  narrow: ["company"],
  extend: ["company"],
} as const satisfies MoveParties<string>;
export type ConsentMove = keyof typeof movers;

/** The lifecycle of a consent: a granted one ends once; a narrower or a wider one replaces it. */
export const consentLifecycle = {
  granted: { expire: "expired", revoke: "revoked", narrow: "replaced", extend: "replaced" },
  expired: {},
  revoked: {},
  replaced: {},
} as const satisfies LifecycleTable<string, ConsentMove>;
type ConsentStatus = keyof typeof consentLifecycle;

const rules = lifecycleRules(consentLifecycle, movers, "consent-wrong-state");
export const consentStatusAfter = rules.after;

export type Consent = {
  status: ConsentStatus;
  groups: readonly FieldGroup[];
  purpose: ConsentPurpose;
  expiresAt: Date;
};

/** Null when the move is allowed; otherwise the reason. */
export function whyNotMoveConsent(
  consent: Pick<Consent, "status" | "expiresAt">,
  move: ConsentMove,
  by: Party,
  now: Date,
): RefusalCode | null {
  const isTooEarly = move === "expire" && now.getTime() < consent.expiresAt.getTime();
  return rules.whyNot(consent.status, move, by) ?? (isTooEarly ? "consent-wrong-state" : null);
}

/**
 * Null when the institution with this consent may see a group of fields now. Expiry is checked by the clock, not the
 * status that a job sets: access stops at once.
 */
export function whyNotSee(consent: Consent | null, group: FieldGroup, now: Date): RefusalCode | null {
  if (consent === null) return "consent-missing";
  if (consent.status !== "granted" || now.getTime() >= consent.expiresAt.getTime()) {
    return "consent-not-in-force";
  }
  return consent.groups.includes(group) ? null : "consent-not-for-this";
}

/** The groups that several consents of one company to one institution open together, now. */
export function openGroups(consents: readonly Consent[], now: Date): FieldGroup[] {
  const open = new Set<FieldGroup>();
  for (const consent of consents) {
    for (const group of consent.groups) if (whyNotSee(consent, group, now) === null) open.add(group);
  }
  return [...open];
}
