import { assertNever } from "#app/lib/assert-never.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import type { MemberRole } from "./member-roles.ts";

export type CompanyActor = { kind: "company"; userId: string; companyId: string; memberRole: MemberRole };
export type InstitutionActor = {
  kind: "institution";
  userId: string;
  institutionId: string;
  memberRole: MemberRole;
};
export type AdminActor = { kind: "admin"; userId: string };
/** A job: the clock's and the queue's hand. */
export type SystemActor = { kind: "system" };
/** Anybody who is not signed in. */
export type PublicActor = { kind: "public" };

/** Who acts. Every service takes one, and every row that is written names it. */
export type Actor = CompanyActor | InstitutionActor | AdminActor | SystemActor | PublicActor;

/** The side that moves a lifecycle. */
export type Party = "company" | "institution" | "admin" | "system";

/** What an act needs: reading, the daily work, or the organization's own affairs (members, closing). */
export type Need = "read" | "work" | "manage";

/** Null when the actor's role carries the act; otherwise "not-allowed-role". */
export function whyNotRole(actor: Actor, need: Need): RefusalCode | null {
  switch (actor.kind) {
    case "admin":
    case "system":
      return null;
    case "public":
      return "not-allowed-role";
    case "company":
    case "institution":
      if (need === "read" || actor.memberRole === "owner") return null;
      return need === "work" && actor.memberRole === "member" ? null : "not-allowed-role";
    default:
      return assertNever(actor);
  }
}

/** The side that an actor moves for; null for a visitor, who moves nothing. */
export function partyOf(actor: Actor): Party | null {
  return actor.kind === "public" ? null : actor.kind;
}
