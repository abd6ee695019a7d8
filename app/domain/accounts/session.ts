import type { InstitutionStatus } from "../organizations/lifecycle.ts";
import type { Actor } from "./actor.ts";
import type { MemberRole } from "./member-roles.ts";

/** Where a signed-in person sits: the organization that the session acts for, or the operator's desk. */
export type Seat =
  | {
      kind: "company";
      companyId: string;
      name: string;
      nameEn?: string | null;
      memberRole: MemberRole;
      /** Whether the company has given its profile; before that it can do nothing else. */
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
  | { kind: "admin" }
  /** Signed in, but a member of no organization (any more). */
  | { kind: "none" };

/** A session that stands: who is signed in, and for whom they act. */
export interface Session {
  id: string;
  userId: string;
  name: string;
  email: string;
  locale: "en" | "zh-CN";
  seat: Seat;
  /** Notifications not read yet, where the person sits; counted to a hundred. */
  unread: number;
}

/** Who acts in a session, for what is the person's own; null for those without a seat. */
export function actorOfSession({ userId, seat }: Pick<Session, "userId" | "seat">): Actor | null {
  switch (seat.kind) {
    case "company":
      return { kind: "company", userId, companyId: seat.companyId, memberRole: seat.memberRole };
    case "institution":
      return { kind: "institution", userId, institutionId: seat.institutionId, memberRole: seat.memberRole };
    case "admin":
      return { kind: "admin", userId };
    case "none":
      return null;
  }
}

/** Reads the session that a request brings; null when there is none that stands. */
export interface SessionReader {
  read(request: Request): Promise<Session | null>;
}
