import { pick } from "#app/lib/pick.ts";
import { horizons } from "#app/domain/horizons.ts";
import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { workingDaysFrom } from "#app/domain/clocks.ts";
import { whyNotMoveCase } from "#app/domain/moderation/lifecycle.ts";
import { fieldNotesSchema } from "#app/domain/moderation/notes.ts";
import { found, Refusal } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import { addWorkingDays } from "#app/lib/working-days.ts";
import { listEventsOfCase } from "#db/queries/audit/audit.ts";
import { findCaseContext } from "#db/queries/moderation/case-context.ts";
import { findCase } from "#db/queries/moderation/case-queue.ts";
import { caseOpening } from "#db/queries/moderation/admin-openings.ts";
import type { ServiceContext } from "../context.ts";
import { toCaseEventView } from "./view-case-event.ts";
import { readApplication } from "./read-application.server.ts";
import { readSubmission } from "./read-submission.server.ts";

const ANSWER_WORKING_DAYS = 10;

/**
 * A case for an admin: the submission, how it differs from what is live, the checks, the history, and the possible
 * moves. `decidedId`: the case that they decided just before. That they opened a company's record is recorded for the
 * company, once a day.
 */
export async function readCase(ctx: ServiceContext, actor: AdminActor, caseId: string, decidedId?: string) {
  const beside = { userId: actor.userId, caseId, decidedId };
  const { readAs, withActor, now, workingDays } = ctx;
  const { held, ...read } = await readAs(actor, async (trx) => {
    const row = found(await findCase(trx, caseId), "case-not-found");
    if (row.isTied)
      throw new Refusal("admin-has-tie", { organization: row.companyNameZh ?? row.institutionNameZh ?? "" });
    const subject = row.prospectId
      ? ({ kind: "prospect", id: row.prospectId } as const)
      : ({ kind: "institution", id: found(row.institutionId, "institution-not-found") } as const);
    const isOpen = row.status === "opened" || row.status === "assigned" || row.status === "in_review";
    const isOpening = row.companyId !== null && !row.isOpenedToday;
    const isMine = row.assignedTo === actor.userId;
    return {
      held: isOpening ? null : await findCaseContext(trx, beside),
      isOpen,
      decidedBy: row.decidedBy,
      case: {
        ...pick(row, "id", "number", "kind", "status", "decision", "reasonCodes"),
        fieldNotes: fieldNotesSchema.catch([]).parse(row.fieldNotes),
        note: row.note,
        holderId: row.assignedTo,
        holderName: row.holderName,
        isMine,
        ...pick(row, "waitingSince", "openedAt", "dueAt", "decidedAt"),
        workingDays: workingDaysFrom({ now, workingDays }, row.dueAt),
      },
      nameZh: row.companyNameZh ?? row.institutionNameZh,
      nameEn: row.companyNameEn ?? row.institutionNameEn,
      submission: subject.kind === "prospect" ? await readSubmission(trx, row, now()) : null,
      application: subject.kind === "institution" ? await readApplication(trx, subject.id, row, now()) : null,
      history: (await listEventsOfCase(trx, caseId, subject)).map((event) => toCaseEventView(event, actor)),
      can: {
        take: isOpen && row.assignedTo === null,
        decide: isOpen && isMine,
        assign: isOpen,
        /** An appeal is decided by another admin than the one who rejected. */
        hear: whyNotMoveCase(row, "uphold", "admin", actor.userId) === null,
      },
      userId: actor.userId,
      /** The default deadline for an answer. */
      answerWithin: horizons.deadline(dayOf(now())),
      answerBy: addWorkingDays(dayOf(now()), ANSWER_WORKING_DAYS, workingDays),
      now: now(),
    };
  });
  // One statement reads and records: the record needs a transaction that may write.
  const { admins, ...context } =
    held ??
    (await withActor(actor, (trx) => findCaseContext(trx, { ...beside, recording: [caseOpening(caseId)] })));
  const others = admins.filter(({ id }) => id !== read.decidedBy);
  return {
    ...read,
    ...context,
    admins: read.isOpen ? admins : [],
    /** Who can decide an appeal: nobody, where the platform has one moderator. */
    eligibleAdmins: read.case.status === "appealed" ? others : [],
  };
}
