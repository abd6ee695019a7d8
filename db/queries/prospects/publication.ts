import { sql } from "kysely";
import type { Day } from "#app/lib/days.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** A prospect, whoever's it is, locked: publication and acceptance on it follow each other. */
export async function lockProspectForAdmin(trx: ActorTransaction, prospectId: string) {
  return trx
    .selectFrom("prospect")
    .selectAll()
    .where("id", "=", prospectId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

interface Publication {
  status: "published" | "paused";
  version: number;
  /** The most that it takes. */
  soughtFen: bigint;
  /** The least that it needs: so much confirmed makes it funded. */
  targetFen: bigint;
  publishedAt: Date;
  expiresAt: Date;
  now: Date;
}

/** Makes a version the live one: what institutions see, and what the prospect seeks from now on. */
export async function updatePublication(
  trx: ActorTransaction,
  prospectId: string,
  publication: Publication,
): Promise<void> {
  const { status, version, soughtFen, targetFen, publishedAt, expiresAt, now } = publication;
  await trx
    .updateTable("prospect")
    .set({
      status,
      liveVersion: version,
      soughtFen,
      targetFen,
      publishedAt,
      expiresAt,
      expiryWarnedAt: null,
      statusChangedAt: now,
      updatedAt: now,
    })
    .where("id", "=", prospectId)
    .execute();
}

/** Keeps what a teaser shows of what registers hold, how many share that, and as of which day its age is told. */
export async function keepGeneralisation(
  trx: ActorTransaction,
  prospectId: string,
  kept: { sharedBy: number; generalisation: string; ageToldOn: Day | null },
): Promise<void> {
  await trx.updateTable("prospect").set(kept).where("id", "=", prospectId).execute();
}

/** What the company has said of its teaser. */
export async function updateDisclosure(
  trx: ActorTransaction,
  prospectId: string,
  wish: { keepShown: string | null; isRecognisable: boolean },
): Promise<void> {
  await trx
    .updateTable("prospect")
    .set({ ...wish, updatedAt: sql`app_clock_now()` })
    .where("id", "=", prospectId)
    .execute();
}
