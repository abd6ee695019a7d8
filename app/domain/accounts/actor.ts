import { assertNever } from "#app/lib/assert-never.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { type AdminNeed, type AdminRole, hasAdminNeed, isAdminNeed } from "./admin-roles.ts";
import { hasNeed, type MemberRole, type Need } from "./member-roles.ts";

/** What the session of an actor has proved of the person. */
export interface Confirmation {
  /** Whether the person has a second factor. */
  hasFactor: boolean;
  /** Whether they gave a code (without a second factor: the password) within the last five minutes. */
  isFresh: boolean;
}

export type CompanyActor = {
  kind: "company";
  userId: string;
  companyId: string;
  memberRole: MemberRole;
  /** Set for every actor of a request; absent where no session brings the actor (jobs, seeds). */
  confirmation?: Confirmation;
};
export type InstitutionActor = {
  kind: "institution";
  userId: string;
  institutionId: string;
  memberRole: MemberRole;
  confirmation?: Confirmation;
};
/** A member of either side. */
export type PartyActor = CompanyActor | InstitutionActor;
export type AdminActor = {
  kind: "admin";
  userId: string;
  roles: readonly AdminRole[];
  confirmation?: Confirmation;
};
/** A background job, scheduled or queued. */
export type SystemActor = { kind: "system" };
/** Anybody who is not signed in. */
export type PublicActor = { kind: "public" };

/** Who acts. Every service takes one, and every written row stores it. */
export type Actor = PartyActor | AdminActor | SystemActor | PublicActor;

/** The side that makes a move in a lifecycle. */
export type Party = "company" | "institution" | "admin" | "system";

/** Null when the actor's role allows the act; otherwise "not-allowed-role", or an admin's "admin-role-missing". */
export function whyNotRole(actor: Actor, need: Need | AdminNeed): RefusalCode | null {
  switch (actor.kind) {
    case "admin":
      return !isAdminNeed(need) || hasAdminNeed(actor.roles, need) ? null : "admin-role-missing";
    case "system":
      return null;
    case "public":
      return "not-allowed-role";
    case "company":
    case "institution":
      return !isAdminNeed(need) && hasNeed(actor.memberRole, need) ? null : "not-allowed-role";
    default:
      return assertNever(actor);
  }
}

/** Whether the actor's role allows the act: `whyNotRole` as a condition. */
export const mayAct = (actor: Actor, need: Need | AdminNeed): boolean => whyNotRole(actor, need) === null;

/** The side that an actor moves for; null for a visitor, who can't move anything. */
export function partyOf(actor: Actor): Party | null {
  return actor.kind === "public" ? null : actor.kind;
}

/** The actor for a member of an organization. */
export function actorIn(membership: {
  kind: "company" | "institution";
  organizationId: string;
  userId: string;
  memberRole: MemberRole;
}): PartyActor {
  const { kind, organizationId, userId, memberRole } = membership;
  return kind === "company"
    ? { kind, userId, companyId: organizationId, memberRole }
    : { kind, userId, institutionId: organizationId, memberRole };
}

/** The organization that an actor acts for. */
export function organizationIdOf(actor: PartyActor): string {
  return actor.kind === "company" ? actor.companyId : actor.institutionId;
}

/** The side that is notified of what a member of this side does. */
export function otherSideOf({ kind }: Pick<PartyActor, "kind">): PartyActor["kind"] {
  return kind === "company" ? "institution" : "company";
}

/** In whose timelines an act of the actor's organization on itself appears. */
export function partyIdsOf(actor: PartyActor): { companyId: string } | { institutionId: string } {
  return actor.kind === "company" ? { companyId: actor.companyId } : { institutionId: actor.institutionId };
}
