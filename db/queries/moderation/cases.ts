import type { CaseStatus } from "#app/domain/moderation/lifecycle.ts";
import type { FieldNote } from "#app/domain/moderation/notes.ts";
import type { Insertable } from "kysely";
import type { Database } from "#db/schema.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { lockById, updateById } from "#db/queries/shared/rows.ts";

const updateCase = updateById("moderationCase");

const ended = ["decided", "upheld", "overturned", "closed"] as const satisfies readonly CaseStatus[];

interface Submission {
  version: number;
  dueAt: Date;
  now: Date;
  isDemonstration: boolean;
}

export interface SentCase {
  caseId: string;
  number: bigint;
  /** True if a case awaited the party and this answers it. */
  reopened: boolean;
}

/** Submits a version of a prospect to a moderator: answers the case that awaits the company, or opens one. */
export async function sendProspectToModeration(
  trx: ActorTransaction,
  { prospectId, companyId, version, ...sent }: Submission & { prospectId: string; companyId: string },
): Promise<SentCase> {
  const awaiting = answerCase(trx, { prospectVersion: version }, sent)
    .where("prospectId", "=", prospectId)
    .where("companyId", "=", companyId);
  const opening = { kind: "prospect_submission", prospectId, prospectVersion: version, companyId } as const;
  return (await answered(awaiting)) ?? openCase(trx, opening, sent);
}

/** Submits an institution's licence to an admin: answers the case that awaits the institution, or opens one. */
export async function sendInstitutionToVerification(
  trx: ActorTransaction,
  { institutionId, version, ...sent }: Submission & { institutionId: string },
): Promise<SentCase> {
  const kind = "institution_verification";
  const awaiting = answerCase(trx, { institutionVersion: version }, sent)
    .where("institutionId", "=", institutionId)
    .where("kind", "=", kind);
  return (
    (await answered(awaiting)) ?? openCase(trx, { kind, institutionId, institutionVersion: version }, sent)
  );
}

type Sent = Omit<Submission, "version">;

function answerCase(
  trx: ActorTransaction,
  version: { prospectVersion: number } | { institutionVersion: number },
  { dueAt, now }: Sent,
) {
  return trx
    .updateTable("moderationCase")
    .set({ status: "in_review", decision: null, decidedBy: null, ...version, dueAt, waitingSince: now })
    .where("status", "=", "awaiting_party")
    .returning(["id", "number"]);
}

async function answered(awaiting: ReturnType<typeof answerCase>): Promise<SentCase | null> {
  const row = await awaiting.executeTakeFirst();
  return row ? { caseId: row.id, number: row.number, reopened: true } : null;
}

async function openCase(
  trx: ActorTransaction,
  subject: Pick<Insertable<Database["moderationCase"]>, "kind"> &
    Partial<Insertable<Database["moderationCase"]>>,
  { dueAt, now, isDemonstration }: Sent,
): Promise<SentCase> {
  const opened = await trx
    .insertInto("moderationCase")
    .values({ ...subject, status: "opened", openedAt: now, waitingSince: now, dueAt, isDemonstration })
    .returning(["id", "number"])
    .executeTakeFirstOrThrow();
  return { caseId: opened.id, number: opened.number, reopened: false };
}

/**
 * Ends the open case of a prospect that is off the market: it is not decided. Of one that is over its appeal ends, too;
 * `decided` is the case whose decision ended it.
 */
export async function closeCaseOfProspect(
  trx: ActorTransaction,
  prospectId: string,
  now: Date,
  over?: { decided: string | undefined },
): Promise<void> {
  await trx
    .updateTable("moderationCase")
    .set({ status: "closed", decision: null, decidedBy: null, decidedAt: now })
    .where("prospectId", "=", prospectId)
    .where("status", "not in", over === undefined ? [...ended, "appealed"] : ended)
    .where((eb) => (over?.decided === undefined ? eb.lit(true) : eb("id", "<>", over.decided)))
    .execute();
}

/** The open verification case of an institution, locked. */
export async function lockOpenCaseOfInstitution(trx: ActorTransaction, institutionId: string) {
  return trx
    .selectFrom("moderationCase")
    .select(["id", "institutionId", "status", "institutionVersion"])
    .where("institutionId", "=", institutionId)
    .where("prospectId", "is", null)
    .where("status", "not in", ended)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** Ends an open case whose subject has ended: it is not decided. */
export async function closeCase(trx: ActorTransaction, caseId: string, now: Date): Promise<void> {
  await updateCase(trx, caseId, { status: "closed", decision: null, decidedBy: null, decidedAt: now });
}

function newestCase(trx: ActorTransaction) {
  return trx.selectFrom("moderationCase").orderBy("number", "desc").limit(1);
}

/** The newest case of a prospect: under review, awaiting the company, or decided. */
export async function findLatestCaseOfProspect(trx: ActorTransaction, prospectId: string) {
  return newestCase(trx)
    .select(["id", "number", "status", "decision", "reasonCodes", "fieldNotes", "note", "prospectVersion"])
    .select(["openedAt", "waitingSince", "dueAt", "decidedAt"])
    .where("prospectId", "=", prospectId)
    .executeTakeFirst();
}

/** The newest verification case of an institution. */
export async function findLatestCaseOfInstitution(trx: ActorTransaction, institutionId: string) {
  return newestCase(trx)
    .select(["id", "number", "status", "decision", "reasonCodes", "fieldNotes", "note", "institutionVersion"])
    .select(["openedAt", "waitingSince", "dueAt", "decidedAt", "assignedTo"])
    .where("institutionId", "=", institutionId)
    .where("kind", "=", "institution_verification")
    .executeTakeFirst();
}

/** The newest case of a prospect, locked by the company that appeals. */
export async function lockLatestCaseOfProspect(trx: ActorTransaction, prospectId: string) {
  return newestCase(trx).selectAll().where("prospectId", "=", prospectId).forNoKeyUpdate().executeTakeFirst();
}

/** Submits a decided case to another admin, with a clock of its own; the decision stays in force until then. */
export async function updateCaseAppeal(
  trx: ActorTransaction,
  caseId: string,
  { dueAt, now }: { dueAt: Date; now: Date },
): Promise<void> {
  await updateCase(trx, caseId, { status: "appealed", dueAt, waitingSince: now, assignedTo: null });
}

/** One case, locked: decisions on it are serialized. */
export const lockCase = lockById("moderationCase");

export async function updateCaseAssignee(
  trx: ActorTransaction,
  caseId: string,
  { assignedTo, status }: { assignedTo: string | null; status: CaseStatus },
): Promise<void> {
  await updateCase(trx, caseId, { assignedTo, status });
}

interface Decision {
  status: CaseStatus;
  decision: "published" | "changes_requested" | "rejected" | "verified" | "refused";
  reasonCodes: readonly string[];
  fieldNotes: readonly FieldNote[];
  note: string | null;
  decidedBy: string;
  now: Date;
  /** The party's deadline, if the case now awaits it. */
  answerBy?: Date;
  /** The results of the automatic checks at the decision. */
  checks?: unknown;
}

export async function updateCaseDecision(
  trx: ActorTransaction,
  caseId: string,
  decision: Decision,
): Promise<void> {
  const { status, decidedBy, now, answerBy } = decision;
  await updateCase(trx, caseId, {
    status,
    decision: decision.decision,
    reasonCodes: [...decision.reasonCodes],
    fieldNotes: JSON.stringify(decision.fieldNotes),
    note: decision.note,
    decidedBy,
    // A case that awaits the party is not decided yet: its clock is the party's until it answers.
    decidedAt: status === "awaiting_party" ? null : now,
    ...(answerBy ? { dueAt: answerBy, waitingSince: now } : {}),
    ...(decision.checks === undefined ? {} : { checks: JSON.stringify(decision.checks) }),
  });
}
