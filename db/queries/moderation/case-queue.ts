import { type RawBuilder, sql, type SqlBool } from "kysely";
import type { CaseStatus } from "#app/domain/moderation/lifecycle.ts";
import { type afterInstant, instantKey } from "#db/queries/shared/instant-key.ts";
import { openedToday } from "#db/queries/moderation/admin-openings.ts";
import { recusedFrom } from "#db/queries/moderation/ties.ts";
import type { CasesAbout } from "./case-search.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

const ended = ["decided", "upheld", "overturned", "closed"] as const satisfies readonly CaseStatus[];

/** A case with the names that an admin reads beside it; with the submission, and for a prospect the live version. */
export async function findCase(trx: ActorTransaction, caseId: string) {
  return caseRows(trx)
    .leftJoin("prospectVersion as sent", (join) =>
      join
        .onRef("sent.prospectId", "=", "moderationCase.prospectId")
        .onRef("sent.version", "=", "moderationCase.prospectVersion"),
    )
    .leftJoin("prospectVersion as live", (join) =>
      join
        .onRef("live.prospectId", "=", "moderationCase.prospectId")
        .onRef("live.version", "=", "prospect.liveVersion"),
    )
    .leftJoin("institutionApplication as application", (join) =>
      join
        .onRef("application.institutionId", "=", "moderationCase.institutionId")
        .onRef("application.version", "=", "moderationCase.institutionVersion"),
    )
    .select([
      "prospect.keepShown",
      "prospect.isRecognisable",
      "prospect.generalisation",
      "prospect.ageToldOn",
    ])
    .select(["prospect.acceptedFen as prospectAcceptedFen", "prospect.confirmedFen as prospectConfirmedFen"])
    .select(firstVerification)
    .select(openedToday("moderation_case.id").as("isOpenedToday"))
    .select(["application.content as appliedContent", "application.createdAt as appliedAt"])
    .select(["sent.content as sentContent", "sent.createdAt as sentAt", "live.content as liveContent"])
    .where("moderationCase.id", "=", caseId)
    .executeTakeFirst();
}

/** When its institution was verified for the first time; null: never. Of its own row only the last time is known. */
const firstVerification = sql<Date | null>`least(institution.verified_at, (
  select min(c.decided_at) from moderation_case c
  where c.institution_id = moderation_case.institution_id and c.decision = 'verified'))`.as(
  "firstVerifiedAt",
);

interface CaseSelection {
  statuses: readonly CaseStatus[];
  kind?: "prospect_submission" | "institution_verification" | undefined;
  /** A user's id, or null for unassigned cases. */
  assignedTo?: string | null | undefined;
  dueBefore?: Date | undefined;
  about?: CasesAbout | undefined;
  order: "due" | "decided";
  after?: ReturnType<typeof afterInstant>;
  limit: number;
}

/** Cases by the nearest deadline, or, of those that have ended, the latest first. Keyset: after the given row. */
export async function listQueuedCases(trx: ActorTransaction, selection: CaseSelection) {
  const { statuses, kind, assignedTo, dueBefore, about, order, after, limit } = selection;
  const by = order === "due" ? "moderationCase.dueAt" : "moderationCase.decidedAt";
  let query = caseRows(trx)
    .select(instantKey(by))
    .where("moderationCase.status", "in", [...statuses]);
  if (kind) query = query.where("moderationCase.kind", "=", kind);
  if (assignedTo === null) query = query.where("moderationCase.assignedTo", "is", null);
  else if (assignedTo) query = query.where("moderationCase.assignedTo", "=", assignedTo);
  if (dueBefore) query = query.where("moderationCase.dueAt", "<", dueBefore);
  if (about) query = query.where(about.condition);
  if (order === "due") {
    if (after)
      query = query.where(
        sql<SqlBool>`(moderation_case.due_at, moderation_case.id) > (${after.instantKey}::timestamptz, ${after.id}::uuid)`,
      );
    query = query.orderBy("moderationCase.dueAt").orderBy("moderationCase.id");
  } else {
    if (after)
      query = query.where(
        sql<SqlBool>`(moderation_case.decided_at, moderation_case.id) < (${after.instantKey}::timestamptz, ${after.id}::uuid)`,
      );
    query = query
      .where("moderationCase.decidedAt", "is not", null)
      .orderBy("moderationCase.decidedAt", "desc")
      .orderBy("moderationCase.id", "desc");
  }
  return query.limit(limit).execute();
}

function caseRows(trx: ActorTransaction) {
  return trx
    .selectFrom("moderationCase")
    .leftJoin("prospect", "prospect.id", "moderationCase.prospectId")
    .leftJoin("company", "company.id", "moderationCase.companyId")
    .leftJoin("institution", "institution.id", "moderationCase.institutionId")
    .leftJoin("accounts.user as holder", "holder.id", "moderationCase.assignedTo")
    .selectAll("moderationCase")
    .select([
      "prospect.number as prospectNumber",
      "prospect.status as prospectStatus",
      "prospect.liveVersion as liveVersion",
      "prospect.publishedAt as prospectPublishedAt",
      "company.nameZh as companyNameZh",
      "company.nameEn as companyNameEn",
      "institution.nameZh as institutionNameZh",
      "institution.nameEn as institutionNameEn",
      "institution.status as institutionStatus",
      "holder.name as holderName",
    ])
    .select(recusedFrom("moderator", "moderation_case.company_id", "moderation_case.institution_id"));
}

/** How many cases are in each list of the queue, how many are late and how many are the asker's. */
export async function countCases(trx: ActorTransaction, userId: string, now: Date) {
  return toCaseCounts(await caseCounts(trx, userId, now).executeTakeFirstOrThrow());
}

type CaseCounts = Record<
  "us" | "them" | "overdue" | "mine" | "nobody" | "prospects" | "institutions",
  bigint
>;

export function caseCounts(trx: ActorTransaction, userId: string, now: Date) {
  const open = sql<SqlBool>`status in ('opened', 'assigned', 'in_review', 'appealed')`;
  const countOf = (condition: RawBuilder<SqlBool>) =>
    sql<bigint>`count(*) filter (where ${open} and ${condition})`;
  return trx
    .selectFrom("moderationCase")
    .where("status", "not in", [...ended])
    .select([
      countOf(sql`true`).as("us"),
      sql<bigint>`count(*) filter (where status = 'awaiting_party')`.as("them"),
      countOf(sql`due_at < ${now}`).as("overdue"),
      countOf(sql`assigned_to = ${userId}::uuid`).as("mine"),
      countOf(sql`assigned_to is null`).as("nobody"),
      countOf(sql`kind = 'prospect_submission'`).as("prospects"),
      countOf(sql`kind = 'institution_verification'`).as("institutions"),
    ]);
}

export function toCaseCounts({ us, them, overdue, mine, nobody, prospects, institutions }: CaseCounts) {
  return {
    us: Number(us),
    them: Number(them),
    overdue: Number(overdue),
    mine: Number(mine),
    nobody: Number(nobody),
    prospects: Number(prospects),
    institutions: Number(institutions),
  };
}
