import type { MemberRole } from "./member-roles.ts";

/** Where a signed-in person sits: the organization that the session acts for, or the operator's desk. */
export type Seat =
  | { kind: "company"; companyId: string; name: string; memberRole: MemberRole }
  | {
      kind: "institution";
      institutionId: string;
      name: string;
      memberRole: MemberRole;
      state: "applied" | "verification_pending" | "active" | "restricted" | "suspended" | "terminated";
    }
  | { kind: "admin" }
  /** Signed up, but with no organization yet. */
  | { kind: "none" };

/** A session that stands: who is signed in, and for whom they act. */
export interface Session {
  id: string;
  userId: string;
  name: string;
  email: string;
  locale: "en" | "zh-CN";
  seat: Seat;
}

/** Reads the session that a request brings; null when there is none that stands. */
export interface SessionReader {
  read(request: Request): Promise<Session | null>;
}
