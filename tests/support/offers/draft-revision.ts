import type { arranging } from "#tests/factories/arranging.ts";

/** The revision at which an offer's draft stands; 1 where nothing is being written. */
export async function draftRevision(db: ReturnType<typeof arranging>, offerId: string): Promise<number> {
  const row = await db()
    .selectFrom("offerDraft")
    .select("revision")
    .where("offerId", "=", offerId)
    .executeTakeFirst();
  return row?.revision ?? 1;
}
