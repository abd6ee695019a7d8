import type { testDatabase } from "#tests/factories/test-database.ts";

/** The revision of an offer's draft; 1 without a draft. */
export async function draftRevision(db: ReturnType<typeof testDatabase>, offerId: string): Promise<number> {
  const row = await db()
    .selectFrom("offerDraft")
    .select("revision")
    .where("offerId", "=", offerId)
    .executeTakeFirst();
  return row?.revision ?? 1;
}
