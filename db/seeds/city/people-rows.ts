import type { MemberRole } from "#app/domain/accounts/member-roles.ts";
import type { Random } from "../random.ts";
import type { WorldRows } from "../rows.ts";

export interface PersonToAdd {
  id: string;
  name: string;
  email: string;
  locale?: "en" | "zh-CN";
  role?: "admin";
  seat?: { organizationId: string; memberRole: MemberRole };
  joinedAt: Date;
}

/** A person who can sign in with the demonstration's password, and the seat in an organization. */
export function addPerson(rows: WorldRows, random: Random, passwordHash: string, person: PersonToAdd): void {
  const { id: userId, name, email, locale = "zh-CN", role, seat, joinedAt } = person;
  const times = { createdAt: joinedAt, updatedAt: joinedAt };
  rows.users.push({
    id: userId,
    name,
    email,
    emailVerified: true,
    locale,
    role: role ?? null,
    isDemonstration: true,
    ...times,
  });
  rows.credentials.push({
    id: random.uuid(),
    accountId: userId,
    providerId: "credential",
    userId,
    password: passwordHash,
    ...times,
  });
  if (seat) {
    rows.members.push({
      id: random.uuid(),
      organizationId: seat.organizationId,
      userId,
      role: seat.memberRole,
      createdAt: joinedAt,
    });
  }
}
