import { type CompanyActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { deadlineAfter, workingDaysLeft } from "#app/domain/clocks.ts";
import { CASE_WORKING_DAYS } from "#app/domain/moderation/lifecycle.ts";
import { fieldNotesSchema } from "#app/domain/moderation/notes.ts";
import { writtenContent } from "#app/domain/prospects/content.ts";
import { readDraft } from "#app/domain/prospects/draft.ts";
import { whyNotClose } from "#app/domain/prospects/funding.ts";
import { wishOf } from "#app/domain/prospects/generalisation.ts";
import {
  type ProspectMove,
  type ProspectStatus,
  whyNotMoveProspect,
  whyNotSend,
} from "#app/domain/prospects/lifecycle.ts";
import {
  changedFields,
  type DraftClosed,
  isMaterial,
  isUnderReview,
  progressOf,
  submissionOf,
  whyNotDropChange,
  whyNotEdit,
  withCompanyParts,
} from "#app/domain/prospects/submission.ts";
import { found, type RefusalCode } from "#app/domain/refusal.ts";
import { findCompanyParts } from "#db/queries/organizations/companies.ts";
import { findProspectWithLive } from "#db/queries/prospects/prospects.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";

/** A prospect of a company for its pages, with its row, and its draft if that is complete. */
export async function findWrittenProspect(
  trx: ActorTransaction,
  { now, workingDays }: Pick<ServiceContext, "now" | "workingDays">,
  { actor, prospectId }: { actor: CompanyActor; prospectId: string },
) {
  const { companyId } = actor;
  const row = found(await findProspectWithLive(trx, prospectId, companyId), "prospect-not-found");
  const parts = found(await findCompanyParts(trx, companyId), "company-profile-incomplete");
  const draft = withCompanyParts(readDraft(row.draft), parts);
  const { content, lacks } = submissionOf(draft);
  const {
    draft: _,
    companyId: __,
    liveContent,
    sentContent: ___,
    review: latest,
    generalisation: ____,
    sharedBy: _____,
    isOtherOpen,
    ...prospect
  } = row;
  const live = liveContent === null ? null : writtenContent(liveContent);
  const changed = live && content ? changedFields(live, content) : null;
  const ofRole = whyNotRole(actor, "work");
  const whyNot = whyNotEdit(row.status, latest?.status ?? null);
  const whyNotMove = (move: ProspectMove) => whyNotMoveProspect(row, move, "company") ?? ofRole;
  const read = {
    prospect,
    draft,
    rights: parts.rights,
    recognitions: parts.recognitions,
    progress: progressOf(draft),
    lacks,
    wish: wishOf(row),
    /** Compared with the version that institutions see; null if there is none, or the draft is incomplete. */
    changed,
    isMaterial: changed !== null && isMaterial(changed),
    review: latest && {
      ...latest,
      fieldNotes: fieldNotesSchema.catch([]).parse(latest.fieldNotes),
      isOpen: isUnderReview(latest.status),
    },
    whyNotEdit: whyNot ?? ofRole,
    closed: closedBy({ whyNot, ofRole, isInReview: latest ? isUnderReview(latest.status) : false }, row),
    whyNot: {
      submit: whyNotSend(row, "submit", isOtherOpen) ?? ofRole,
      appeal: whyNotSend(row, "appeal", isOtherOpen) ?? ofRole,
      pause: whyNotMove("pause"),
      resume: whyNotMove("resume"),
      confirm: whyNotMove("confirm"),
      close: whyNotClose(row) ?? ofRole,
      dropChange: whyNotDropChange(row, latest?.status ?? null) ?? ofRole,
      withdraw: whyNotMove("withdraw"),
    },
    /** By when a moderator would answer a submission made now. */
    answerBy: deadlineAfter(now(), CASE_WORKING_DAYS, workingDays),
    /** Working days left for the platform's review; negative when it is late. */
    reviewDaysLeft: latest ? workingDaysLeft(now(), latest.dueAt, workingDays) : 0,
    now: now(),
  };
  const rightTitles = parts.rights.map(({ title }) => title).join("\n");
  return { read, row, content, onRecord: { members: parts.members, rightTitles } };
}

interface Closing {
  whyNot: RefusalCode | null;
  ofRole: RefusalCode | null;
  isInReview: boolean;
}

/** What closes the draft to this person, as its pages say it. */
function closedBy(
  { whyNot, ofRole, isInReview }: Closing,
  { status }: { status: ProspectStatus },
): DraftClosed | null {
  if (whyNot === null) return ofRole === null ? null : "role";
  if (isInReview) return "review";
  return status === "funded" ? "funded" : "over";
}
