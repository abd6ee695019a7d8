import type { InstitutionStatus } from "../organizations/lifecycle.ts";
import type { Actor, Confirmation } from "./actor.ts";
import type { AdminRole } from "./admin-roles.ts";
import type { MemberRole } from "./member-roles.ts";

/** What a session acts for: an organization, or the operator's desk. */
export type Membership =
  | {
      kind: "company";
      companyId: string;
      name: string;
      nameEn?: string | null;
      memberRole: MemberRole;
      /** Whether the company has completed its profile; until then it can do nothing else. */
      isRegistered: boolean;
    }
  | {
      kind: "institution";
      institutionId: string;
      name: string;
      nameEn?: string | null;
      memberRole: MemberRole;
      /** Null until the institution has applied with its licence. */
      status: InstitutionStatus | null;
    }
  | { kind: "admin"; roles: readonly AdminRole[] }
  /** Signed in, but not (or no longer) a member of any organization. */
  | { kind: "none" };

/** A valid session: who is signed in, and for whom they act. */
export interface Session extends Confirmation {
  id: string;
  userId: string;
  name: string;
  email: string;
  locale: "en" | "zh-CN";
  membership: Membership;
  /** Has not accepted the terms and the privacy policy in force: may read, and act only on their own account. */
  owesAcceptance?: boolean;
  /** Whose deletion is under way: the person's account's, the organization's, or both. */
  leaving?: readonly ("person" | "organization")[];
  /** Unread notifications in this organization; counted up to a hundred. */
  unread: number;
}

type ActorOf<Kind> = Kind extends "none" ? null : Extract<Actor, { kind: Kind }>;

/** The actor of a session, with what the session has proved; null without a membership. */
export function actorOfSession<M extends Membership>({
  userId,
  membership,
  hasFactor,
  isFresh,
}: Pick<Session, "userId" | "hasFactor" | "isFresh"> & { membership: M }): ActorOf<M["kind"]> {
  return actorFor(userId, membership, { hasFactor, isFresh }) as ActorOf<M["kind"]>;
}

/** The actor of a session for what a person does to their own account, member or not. */
export function actorOfPerson(session: Session): Actor {
  return actorOfSession<Membership>(session) ?? { kind: "public" };
}

function actorFor(userId: string, membership: Membership, confirmation: Confirmation): Actor | null {
  switch (membership.kind) {
    case "company": {
      const { companyId, memberRole } = membership;
      return { kind: "company", userId, companyId, memberRole, confirmation };
    }
    case "institution": {
      const { institutionId, memberRole } = membership;
      return { kind: "institution", userId, institutionId, memberRole, confirmation };
    }
    case "admin":
      return { kind: "admin", userId, roles: membership.roles, confirmation };
    case "none":
      return null;
  }
}

/** Reads the session of a request; null when there is no valid one. */
export interface SessionReader {
  read(request: Request): Promise<Session | null>;
}
