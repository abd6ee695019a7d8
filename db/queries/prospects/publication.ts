import { sql } from "kysely";
import type { Day } from "#app/lib/days.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { updateProspect } from "#db/queries/prospects/prospects.ts";
import { lockById } from "#db/queries/shared/rows.ts";

/** Locks a prospect of any company: publication and acceptance on it are serialized. */
export const lockProspectForAdmin = lockById("prospect");

interface Publication {
  status: "published" | "paused";
  version: number;
  /** The maximum that it takes. */
  soughtFen: bigint;
  /** The minimum that it needs: once so much is confirmed it is funded. */
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
  await updateProspect(trx, prospectId, {
    status,
    liveVersion: version,
    soughtFen,
    targetFen,
    publishedAt,
    expiresAt,
    expiryWarnedAt: null,
    statusChangedAt: now,
    updatedAt: now,
  });
}

/** Stores which register attributes a teaser shows, how many companies share them, and the day of its age band. */
export async function updateGeneralisation(
  trx: ActorTransaction,
  prospectId: string,
  generalised: { sharedBy: number; generalisation: string; ageToldOn: Day | null },
): Promise<void> {
  await updateProspect(trx, prospectId, generalised);
}

/** The company's settings for its teaser. */
export async function updateDisclosure(
  trx: ActorTransaction,
  prospectId: string,
  wish: { keepShown: string | null; isRecognisable: boolean },
): Promise<void> {
  await updateProspect(trx, prospectId, { ...wish, updatedAt: sql`app_clock_now()` });
}
