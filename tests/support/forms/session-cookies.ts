import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import { ADMIN_ROLES, type AdminRole } from "#app/domain/accounts/admin-roles.ts";
import type { Session } from "#app/domain/accounts/session.ts";
import type { InstitutionStatus } from "#app/domain/organizations/lifecycle.ts";
import { sessionOf } from "#tests/support/http/test-sessions.ts";

/** Creates sessions for tests: each gets a cookie that `withTestSessions` resolves. */
export interface TestSessions {
  readonly byToken: ReadonlyMap<string, Session>;
  cookieFor(session: Session): string;
  company(actor: CompanyActor, isRegistered?: boolean): string;
  institution(actor: InstitutionActor, status?: InstitutionStatus | null): string;
  admin(userId: string, roles?: readonly AdminRole[]): string;
}

export function createTestSessions(): TestSessions {
  const byToken = new Map<string, Session>();
  const cookieFor = (session: Session): string => {
    const name = `s${byToken.size}`;
    byToken.set(name, session);
    return `seat=${name}`;
  };
  return {
    byToken,
    cookieFor,
    company: ({ userId, companyId, memberRole }, isRegistered = true) =>
      cookieFor(sessionOf(userId, { kind: "company", companyId, name: "Company", memberRole, isRegistered })),
    institution: ({ userId, institutionId, memberRole }, status = "active") =>
      cookieFor(sessionOf(userId, { kind: "institution", institutionId, name: "Bank", memberRole, status })),
    admin: (userId, roles = ADMIN_ROLES) => cookieFor(sessionOf(userId, { kind: "admin", roles })),
  };
}
