import { refuseIf, type RefusalCode } from "#app/domain/refusal.ts";
import { whyNotRole, type Actor, type Confirmation } from "./actor.ts";
import type { AdminNeed } from "./admin-roles.ts";
import type { Need } from "./member-roles.ts";

/** For how long a confirmation counts. */
export const CONFIRMED_FOR_MINUTES = 5;

/**
 * Acts that move money or names, or change who may: each requires a confirmation that is at most five minutes old, and
 * some that the person has a second factor.
 */
export const GRAVE_ACTS = {
  "issue-offer": { need: "work", factor: true },
  "approve-offer": { need: "sign", factor: true },
  "accept-offer": { need: "sign", factor: true },
  "counter-offer": { need: "work", factor: true },
  "give-consent": { need: "sign", factor: false },
  "propose-waiver": { need: "work", factor: false },
  "confirm-waiver": { need: "sign", factor: false },
  "agree-reversal": { need: "pay", factor: true },
  "export-data": { need: "manage", factor: false },
  "change-team": { need: "manage", factor: false },
  "recover-account": { need: "manage", factor: true },
  "change-second-person": { need: "manage", factor: false },
  "change-institution-status": { need: "moderate", factor: true },
  "suspend-ask": { need: "moderate", factor: true },
  "change-fees": { need: "settle", factor: true },
  "change-admins": { need: "secure", factor: true },
  "delete-account": { need: "read", factor: false },
  "delete-organization": { need: "manage", factor: false },
} as const satisfies Record<string, { need: Need | AdminNeed; factor: boolean }>;

export type GraveAct = keyof typeof GRAVE_ACTS;

/** What an act requires: a need of an organization or of an admin, or a grave act. */
export type Act = Need | AdminNeed | GraveAct;

/**
 * Why an actor may not do this: "not-allowed-role" for their role; for a grave act also "second-factor-missing" or
 * "confirmation-needed". Actors that no session brings (jobs, seeds) have nothing to confirm.
 */
export function whyNotAct(actor: Actor, act: Act): RefusalCode | null {
  if (!isGrave(act)) return whyNotRole(actor, act);
  const { need, factor } = GRAVE_ACTS[act];
  const refused = whyNotRole(actor, need);
  if (refused !== null || !("confirmation" in actor) || actor.confirmation === undefined) return refused;
  return factor && !actor.confirmation.hasFactor
    ? "second-factor-missing"
    : whyNotConfirmed(actor.confirmation);
}

/** Throws the refusal of `whyNotAct`; that of a confirmation names the act for the page that asks for it. */
export function refuseAct(actor: Actor, act: Act): void {
  const code = whyNotAct(actor, act);
  const isOfConfirmation = code === "confirmation-needed" || code === "second-factor-missing";
  refuseIf(code, isOfConfirmation ? { act } : undefined);
}

export function isGrave(act: unknown): act is GraveAct {
  return typeof act === "string" && Object.hasOwn(GRAVE_ACTS, act);
}

/** "confirmation-needed" unless the person has proved who they are within the last five minutes. */
export function whyNotConfirmed({ isFresh }: Pick<Confirmation, "isFresh">): RefusalCode | null {
  return isFresh ? null : "confirmation-needed";
}
