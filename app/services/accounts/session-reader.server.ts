import type { Membership, SessionReader } from "#app/domain/accounts/session.ts";
import type { Accounts } from "#app/integrations/accounts/accounts.server.ts";
import type { SessionRow } from "#db/queries/accounts/sessions.ts";

/**
 * Reads who is signed in: one signature check and, if it is valid, one statement. It writes nothing, so that reads stay
 * cheap; removal, suspension or sign-out elsewhere takes effect at once.
 */
export function createSessionReader(
  { readToken }: Pick<Accounts, "readToken">,
  findSeat: (token: string) => Promise<SessionRow | undefined>,
): SessionReader {
  return {
    async read(request) {
      const token = readToken(request.headers.get("cookie"));
      if (token === null) return null;
      const row = await findSeat(token);
      if (row === undefined) return null;
      const { id, userId, name, email, locale, unread, owesAcceptance, hasFactor, isFresh, leaving } = row;
      const membership = toMembership(row);
      return {
        id,
        userId,
        name,
        email,
        locale,
        unread,
        owesAcceptance,
        hasFactor,
        isFresh,
        leaving,
        membership,
      };
    },
  };
}

function toMembership(row: SessionRow): Membership {
  if (row.role === "admin") return { kind: "admin", roles: row.adminRoles };
  const { organizationId, organizationKind, organizationName, organizationNameEn: nameEn, memberRole } = row;
  if (
    organizationId === null ||
    organizationKind === null ||
    organizationName === null ||
    memberRole === null
  ) {
    return { kind: "none" };
  }
  return organizationKind === "company"
    ? {
        kind: "company",
        companyId: organizationId,
        name: organizationName,
        nameEn,
        memberRole,
        isRegistered: row.isRegistered,
      }
    : {
        kind: "institution",
        institutionId: organizationId,
        name: organizationName,
        nameEn,
        memberRole,
        status: row.institutionStatus,
      };
}
