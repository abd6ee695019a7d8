import { sql, type Selectable } from "kysely";
import type { ProspectStatus } from "#app/domain/prospects/lifecycle.ts";
import { OPEN_PROSPECT_STATUSES } from "#app/domain/prospects/submission.ts";
import type { ModerationCaseTable } from "#db/schema/moderation.ts";
import type { ProspectTable } from "#db/schema/prospects.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { updateById } from "#db/queries/shared/rows.ts";

export const updateProspect = updateById("prospect");

export type ProspectRow = Selectable<ProspectTable>;

/** A company's prospects, the latest first. */
export async function listProspectsForCompany(trx: ActorTransaction, companyId: string) {
  return trx
    .selectFrom("prospect")
    .selectAll()
    .where("companyId", "=", companyId)
    .orderBy("number", "desc")
    .limit(50)
    .execute();
}

/** The same, each with its newest case. */
export async function listProspectsWithCase(trx: ActorTransaction, companyId: string) {
  const rows = await trx
    .selectFrom("prospect")
    .selectAll()
    .select(newestCase)
    .where("companyId", "=", companyId)
    .orderBy("number", "desc")
    .limit(50)
    .execute();
  return rows.map(({ newestCase: found, ...row }) => ({ ...row, review: found && withInstants(found) }));
}

/** The status of a prospect of the company: the named one, else the newest. */
export async function findOwnStatus(
  trx: ActorTransaction,
  companyId: string,
  prospectId: string | null,
): Promise<{ id: string; status: ProspectStatus } | undefined> {
  return trx
    .selectFrom("prospect")
    .select(["id", "status"])
    .where("companyId", "=", companyId)
    .$if(prospectId !== null, (query) => query.where("id", "=", prospectId ?? ""))
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** Its newest case: under review, awaiting the company, or decided. JSON has instants as text. */
const newestCase = sql<CaseJson | null>`(select json_build_object('id', c.id, 'status', c.status,
  'decision', c.decision, 'reasonCodes', c.reason_codes, 'fieldNotes', c.field_notes, 'note', c.note,
  'prospectVersion', c.prospect_version, 'waitingSince', c.waiting_since, 'dueAt', c.due_at)
  from moderation_case c where c.prospect_id = prospect.id order by c.number desc limit 1)`.as("newestCase");

type CaseJson = Pick<
  Selectable<ModerationCaseTable>,
  "id" | "status" | "decision" | "reasonCodes" | "fieldNotes" | "note" | "prospectVersion"
> & { waitingSince: string; dueAt: string };

/**
 * A prospect of the company with its newest case; the content that institutions see, null if they see none; the one that
 * is with a moderator before any was published; and whether the company has another under way.
 */
export async function findProspectWithLive(trx: ActorTransaction, prospectId: string, companyId: string) {
  const row = await trx
    .selectFrom("prospect")
    .leftJoin("prospectVersion as live", (join) =>
      join.onRef("live.prospectId", "=", "prospect.id").onRef("live.version", "=", "prospect.liveVersion"),
    )
    .leftJoin("prospectVersion as sent", (join) =>
      join
        .onRef("sent.prospectId", "=", "prospect.id")
        .onRef("sent.version", "=", "prospect.latestVersion")
        .on("prospect.status", "in", ["submitted", "under_review"]),
    )
    .selectAll("prospect")
    .select(["live.content as liveContent", "sent.content as sentContent", newestCase])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom("prospect as other")
            .select("other.id")
            .whereRef("other.companyId", "=", "prospect.companyId")
            .whereRef("other.id", "<>", "prospect.id")
            .where("other.status", "in", OPEN_PROSPECT_STATUSES),
        )
        .$castTo<boolean>()
        .as("isOtherOpen"),
    )
    .where("prospect.id", "=", prospectId)
    .where("prospect.companyId", "=", companyId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { newestCase: found, ...prospect } = row;
  return { ...prospect, review: found === null ? undefined : withInstants(found) };
}

function withInstants(found: CaseJson) {
  return { ...found, waitingSince: new Date(found.waitingSince), dueAt: new Date(found.dueAt) };
}

/** Locked: drafts, moves and acceptances on one prospect are serialized. */
export async function lockProspectForCompany(trx: ActorTransaction, prospectId: string, companyId: string) {
  return trx
    .selectFrom("prospect")
    .selectAll()
    .where("id", "=", prospectId)
    .where("companyId", "=", companyId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** The money of prospects, locked. */
export function lockMoney(trx: ActorTransaction) {
  return trx
    .selectFrom("prospect")
    .select(["id", "status", "appealed", "soughtFen", "targetFen", "acceptedFen", "confirmedFen"])
    .forNoKeyUpdate();
}

const unpublished = { liveVersion: null, publishedAt: null, expiresAt: null, expiryWarnedAt: null };

export async function insertProspect(
  trx: ActorTransaction,
  values: { companyId: string; draft: object; isDemonstration: boolean },
) {
  return trx
    .insertInto("prospect")
    .values({ ...values, draft: JSON.stringify(values.draft), ...unpublished })
    .returning(["id", "number", "draftRevision"])
    .executeTakeFirstOrThrow();
}

/** The new revision of the draft. Call with the prospect locked and its revision compared. */
export async function updateDraft(trx: ActorTransaction, prospectId: string, draft: object): Promise<number> {
  const { draftRevision } = await trx
    .updateTable("prospect")
    .set({
      draft: JSON.stringify(draft),
      draftRevision: sql`draft_revision + 1`,
      updatedAt: sql`app_clock_now()`,
    })
    .where("id", "=", prospectId)
    .returning("draftRevision")
    .executeTakeFirstOrThrow();
  return draftRevision;
}

/** Freezes a version; returns its number. */
export async function insertVersion(
  trx: ActorTransaction,
  values: {
    prospectId: string;
    companyId: string;
    version: number;
    content: object;
    submittedBy: string | null;
  },
): Promise<void> {
  await trx
    .insertInto("prospectVersion")
    .values({ ...values, content: JSON.stringify(values.content) })
    .execute();
  await updateProspect(trx, values.prospectId, { latestVersion: values.version });
}

export async function findVersion(trx: ActorTransaction, prospectId: string, version: number) {
  return trx
    .selectFrom("prospectVersion")
    .selectAll()
    .where("prospectId", "=", prospectId)
    .where("version", "=", version)
    .executeTakeFirst();
}

/** Makes this version the one that institutions see. */
export async function setLiveVersion(
  trx: ActorTransaction,
  prospectId: string,
  version: number,
): Promise<void> {
  await updateProspect(trx, prospectId, { liveVersion: version, updatedAt: sql`app_clock_now()` });
}

/** Moves a locked prospect; the time is the change's own. */
export async function updateProspectStatus(
  trx: ActorTransaction,
  prospectId: string,
  status: ProspectStatus,
  now: Date,
  changes: { appealed?: boolean; expiresAt?: Date; expiryWarnedAt?: Date | null } = {},
): Promise<void> {
  await updateProspect(trx, prospectId, { ...changes, status, statusChangedAt: now, updatedAt: now });
}

/** Published or paused, the first to end first, locked; those locked by another worker are skipped. */
function lockShownProspects(trx: ActorTransaction) {
  return trx
    .selectFrom("prospect")
    .select(["id", "companyId", "status"])
    .where("status", "in", ["published", "paused"])
    .orderBy("expiresAt")
    .limit(100)
    .forNoKeyUpdate()
    .skipLocked();
}

/** Past their end; those locked by another worker are skipped until the next minute. */
export async function lockExpiredProspects(trx: ActorTransaction, now: Date) {
  return lockShownProspects(trx).select("appealed").where("expiresAt", "<=", now).execute();
}

/** Ending before `until` and not notified since the last confirmation, locked. */
export async function lockProspectsToWarn(trx: ActorTransaction, now: Date, until: Date) {
  return lockShownProspects(trx)
    .select("expiresAt")
    .where("expiresAt", ">", now)
    .where("expiresAt", "<=", until)
    .where("expiryWarnedAt", "is", null)
    .execute();
}

export async function markExpiryWarned(trx: ActorTransaction, prospectId: string, now: Date): Promise<void> {
  await updateProspect(trx, prospectId, { expiryWarnedAt: now });
}

/** Whether anything of this company was ever submitted to a moderator. */
export async function hasSubmittedVersion(trx: ActorTransaction, companyId: string): Promise<boolean> {
  const row = await trx
    .selectFrom("prospectVersion")
    .select("version")
    .where("companyId", "=", companyId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether a company has a prospect of these statuses, beside this one. */
export async function hasProspectIn(
  trx: ActorTransaction,
  { companyId, except }: { companyId: string; except?: string },
  statuses: readonly ProspectStatus[],
): Promise<boolean> {
  const row = await trx
    .selectFrom("prospect")
    .select("id")
    .where("companyId", "=", companyId)
    .where("status", "in", statuses)
    .$if(except !== undefined, (query) => query.where("id", "<>", except ?? ""))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
