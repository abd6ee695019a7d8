import type { arranging } from "#tests/factories/arranging.ts";

/** The revision of an offer's draft; 1 without a draft. */
export async function draftRevision(db: ReturnType<typeof arranging>, offerId: string): Promise<number> {
  const row = await db()
    .selectFrom("offerDraft")
    .select("revision")
    .where("offerId", "=", offerId)
    .executeTakeFirst();
  return row?.revision ?? 1;
}
