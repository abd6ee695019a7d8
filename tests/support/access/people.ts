import { ADMIN_NEEDS, ADMIN_ROLES, hasAdminNeed, isAdminNeed } from "#app/domain/accounts/admin-roles.ts";
import { hasNeed, MEMBER_ROLES, type MemberRole } from "#app/domain/accounts/member-roles.ts";
import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import { type InstitutionStatus, isBeingVerified } from "#app/domain/organizations/lifecycle.ts";
import type { TestSessions } from "#tests/support/forms/session-cookies.ts";
import { sessionOf } from "#tests/support/http/test-sessions.ts";
import type { Audience } from "./routes.ts";

/** Somebody who asks for pages, and what the guards answer them. */
export interface AskingPerson {
  who: string;
  cookie: string;
  /** The audiences that they belong to. */
  isOf: readonly Audience[];
  mayWrite: boolean;
  /** What they get of the others: `signIn`, `forbidden`, or `elsewhere`, the page on which they have to go on. */
  otherwise: (audience: Audience) => Access;
}

/** `in`: the guard lets them pass; what the page then answers is another test's. */
export type Access = "in" | "signIn" | "forbidden" | "elsewhere";

/** Visitors, members of two companies and two institutions in each role and state, people without a membership, admins. */
export function askingPeople(
  sessions: TestSessions,
  among: {
    companies: readonly CompanyActor[];
    institutions: readonly InstitutionActor[];
    adminId: string;
  },
): AskingPerson[] {
  const forbidden = (): Access => "forbidden";
  const companies = among.companies.flatMap((company, at) =>
    MEMBER_ROLES.map((memberRole): AskingPerson => ({
      who: `${memberRole} of company ${at + 1}`,
      cookie: sessions.company({ ...company, memberRole }),
      isOf: ["anyone", "user", "member", "newCompany", "company", ...byRole(memberRole, "companyWork")],
      mayWrite: memberRole !== "viewer",
      otherwise: forbidden,
    })),
  );
  const institutions = among.institutions.flatMap((institution, at) =>
    MEMBER_ROLES.map((memberRole): AskingPerson => ({
      who: `${memberRole} of institution ${at + 1}`,
      cookie: sessions.institution({ ...institution, memberRole }),
      isOf: [
        "anyone",
        "user",
        "member",
        "anyInstitution",
        "institutionDrafts",
        "institutionDeals",
        "institution",
        ...byRole(memberRole, "institutionWork"),
        ...(hasNeed(memberRole, "pay") ? (["institutionPay", "institutionAgree"] as const) : []),
      ],
      mayWrite: memberRole !== "viewer",
      otherwise: forbidden,
    })),
  );
  const [company, institution] = [among.companies[0], among.institutions[0]];
  if (company === undefined || institution === undefined) throw new Error("no organizations");
  const inStatus = (status: InstitutionStatus | null): AskingPerson => {
    const isSuspended = status === "suspended";
    const isWorking = status === "restricted";
    return {
      who: `owner of an institution that is ${status ?? "not verified"}`,
      cookie: sessions.institution(institution, status),
      isOf: [
        "anyone",
        "user",
        "member",
        "owner",
        "anyInstitution",
        ...(isWorking || isBeingVerified(status) ? (["institutionDrafts", "institutionWork"] as const) : []),
        ...(isWorking ? (["institution", "institutionAgree"] as const) : []),
        ...(isWorking || isSuspended ? (["institutionDeals", "institutionPay"] as const) : []),
      ],
      mayWrite: true,
      otherwise: (audience) =>
        audience.startsWith("institution") && status !== "terminated" ? "elsewhere" : "forbidden",
    };
  };
  return [
    { who: "visitor", cookie: "", isOf: ["anyone"], mayWrite: true, otherwise: () => "signIn" },
    ...companies,
    ...institutions,
    {
      who: "owner of a company without a profile",
      cookie: sessions.company(company, false),
      isOf: ["anyone", "user", "member", "owner", "newCompany"],
      mayWrite: true,
      otherwise: (audience) => (audience.startsWith("company") ? "elsewhere" : "forbidden"),
    },
    ...([null, "applied", "verification_pending", "restricted", "suspended", "terminated"] as const).map(
      inStatus,
    ),
    {
      who: "person without a membership",
      cookie: sessions.cookieFor(sessionOf(company.userId, { kind: "none" })),
      isOf: ["anyone", "user"],
      mayWrite: true,
      otherwise: () => "elsewhere",
    },
    {
      who: "admin without a second factor",
      cookie: sessions.cookieFor({
        ...sessionOf(among.adminId, { kind: "admin", roles: ADMIN_ROLES }),
        hasFactor: false,
      }),
      isOf: ["anyone", "user"],
      mayWrite: true,
      otherwise: (audience) => (isOfAdmins(audience) ? "elsewhere" : "forbidden"),
    },
    ...[...ADMIN_ROLES.map((role) => [role]), ADMIN_ROLES].map((roles): AskingPerson => ({
      who: `admin: ${roles.join(", ")}`,
      cookie: sessions.admin(among.adminId, roles),
      isOf: ["anyone", "user", "admin", ...ADMIN_NEEDS.filter((need) => hasAdminNeed(roles, need))],
      mayWrite: true,
      otherwise: forbidden,
    })),
  ];
}

const isOfAdmins = (audience: Audience): boolean => audience === "admin" || isAdminNeed(audience);

/** What only some roles may. */
function byRole(role: MemberRole, work: Audience): readonly Audience[] {
  const own: readonly Audience[] = hasNeed(role, "manage") ? ["owner"] : [];
  return hasNeed(role, "work") ? [...own, work] : own;
}

/**
 * What must be answered: a viewer reads everything of the organization, and writes nothing. A write is refused where a
 * read is led to the page on which to go on, and a document that shows the refusal is led there. Pages for
 * anybody may lead people to their own.
 */
export function accessOf(person: AskingPerson, audience: Audience, isWrite: boolean): readonly Access[] {
  if (!person.isOf.includes(audience)) {
    const otherwise = person.otherwise(audience);
    return otherwise === "elsewhere" && isWrite ? ["elsewhere", "forbidden"] : [otherwise];
  }
  if (audience === "anyone" || audience === "user") return ["in", "elsewhere"];
  return isWrite && !person.mayWrite ? ["forbidden"] : ["in"];
}
