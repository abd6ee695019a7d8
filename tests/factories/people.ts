import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import type { Database } from "#db/schema.ts";

let serial = 0;

/** A code of the right length that no other record of the test has; its check digit is not what is tested. */
export function nextCode(): string {
  serial += 1;
  return `91220101MA${String(serial).padStart(8, "0")}`;
}

/** A verified person who owns a new organization. */
export async function insertPerson(db: Kysely<Database>, kind: "company" | "institution") {
  const userId = randomUUID();
  const organizationId = randomUUID();
  await db
    .insertInto("accounts.user")
    .values({
      id: userId,
      name: "Test Person",
      email: `${userId}@people.test`,
      emailVerified: true,
      locale: "en",
    })
    .execute();
  await db
    .insertInto("accounts.organization")
    .values({ id: organizationId, kind, name: "Test Organization", slug: organizationId })
    .execute();
  await db.insertInto("accounts.member").values({ organizationId, userId, role: "owner" }).execute();
  return { userId, organizationId };
}
