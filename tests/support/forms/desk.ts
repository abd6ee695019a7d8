import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { Session } from "#app/domain/accounts/session.ts";
import type { InstitutionStatus } from "#app/domain/organizations/lifecycle.ts";
import { sessionOf } from "#tests/support/http/seated.ts";

/** Creates sessions for tests: each gets a cookie that `seated` resolves. */
export interface Desk {
  readonly seats: ReadonlyMap<string, Session>;
  sit(session: Session): string;
  company(actor: CompanyActor, isRegistered?: boolean): string;
  institution(actor: InstitutionActor, status?: InstitutionStatus | null): string;
  admin(userId: string): string;
}

export function openDesk(): Desk {
  const seats = new Map<string, Session>();
  const sit = (session: Session): string => {
    const name = `s${seats.size}`;
    seats.set(name, session);
    return `seat=${name}`;
  };
  return {
    seats,
    sit,
    company: ({ userId, companyId, memberRole }, isRegistered = true) =>
      sit(sessionOf(userId, { kind: "company", companyId, name: "Company", memberRole, isRegistered })),
    institution: ({ userId, institutionId, memberRole }, status = "active") =>
      sit(sessionOf(userId, { kind: "institution", institutionId, name: "Bank", memberRole, status })),
    admin: (userId) => sit(sessionOf(userId, { kind: "admin" })),
  };
}
