import { hasNeed } from "./member-roles.ts";
import type { Session } from "./session.ts";

/** A code belongs to a step of 30 seconds and has six digits (RFC 6238; what every authenticator app assumes). */
export const CODE_SECONDS = 30;
export const CODE_DIGITS = 6;
/** How many steps a phone's clock may differ, in either direction (RFC 6238, 5.2). */
const SKEW_STEPS = 1;
/** How many recovery codes a person gets at once. */
export const RECOVERY_CODES = 10;
/** For how long a sign-in waits for its code. */
export const PENDING_SECONDS = 5 * 60;

/** What a person is told by e-mail. */
export const FACTOR_CHANGES = ["enrolled", "turned-off", "renewed", "recovery-used"] as const;

/** The step of an instant: how many times 30 seconds have passed since 1970. */
export function stepAt(at: Date): number {
  return Math.floor(at.getTime() / 1_000 / CODE_SECONDS);
}

/** The steps whose codes are right at an instant, the nearest first. */
export function stepsAround(at: Date): number[] {
  const step = stepAt(at);
  const steps = [step];
  for (let skew = 1; skew <= SKEW_STEPS; skew += 1) steps.push(step - skew, step + skew);
  return steps;
}

/** Whether a step's code may still be used after the last one: each works once, and none before it any more. */
export function isUnusedStep(step: number, lastStep: number | null): boolean {
  return lastStep === null || step > lastStep;
}

/** Whether a membership requires a second factor: admins, and whoever may issue or accept offers. */
export function requiresFactor(membership: Session["membership"]): boolean {
  if (membership.kind === "admin") return true;
  return membership.kind !== "none" && hasNeed(membership.memberRole, "work");
}
