import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { deadlineAfter, workingDaysLeft } from "#app/domain/clocks.ts";
import { CASE_WORKING_DAYS } from "#app/domain/moderation/lifecycle.ts";
import { fieldNotesSchema } from "#app/domain/moderation/notes.ts";
import { textFindings } from "#app/domain/prospects/checks.ts";
import { type ProspectContent, writtenContent } from "#app/domain/prospects/content.ts";
import { readDraft } from "#app/domain/prospects/draft.ts";
import { whyNotClose } from "#app/domain/prospects/funding.ts";
import { disclosureOf, wishOf } from "#app/domain/prospects/generalisation.ts";
import { whyNotMove } from "#app/domain/prospects/lifecycle.ts";
import {
  changedFields,
  isMaterial,
  isUnderReview,
  progressOf,
  submissionOf,
  whyNotEdit,
  withCompanyParts,
} from "#app/domain/prospects/submission.ts";
import { teaserDay, toTeaser } from "#app/domain/prospects/teaser.ts";
import { found } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import { findLatestCaseOfProspect } from "#db/queries/cases.ts";
import { findCompanyParts } from "#db/queries/companies.ts";
import { findProspectWithLive } from "#db/queries/prospects.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";
import { generalise, type ProspectToShow } from "./generalise.server.ts";

/** A prospect for the company that writes it: the draft and how far it is, what a moderator said, what can be done. */
export function readProspect(
  { withActor, now, workingDays }: ServiceContext,
  actor: CompanyActor,
  prospectId: string,
) {
  return withActor(actor, async (trx) => {
    const { companyId } = actor;
    const row = found(await findProspectWithLive(trx, prospectId, companyId), "prospect-not-found");
    const parts = found(await findCompanyParts(trx, companyId), "company-profile-incomplete");
    const latest = await findLatestCaseOfProspect(trx, prospectId);
    const draft = withCompanyParts(readDraft(row.draft), parts);
    const { content, lacks } = submissionOf(draft);
    const {
      draft: _,
      companyId: __,
      liveContent,
      open,
      generalisation: ___,
      sharedBy: ____,
      ...prospect
    } = row;
    const live = liveContent === null ? null : writtenContent(liveContent);
    const changed = live && content ? changedFields(live, content) : null;
    const shown = content && (await teaserOf(trx, row, content, now()));
    return {
      prospect,
      draft,
      rights: parts.rights,
      recognitions: parts.recognitions,
      progress: progressOf(draft),
      lacks,
      teaser: shown && shown.teaser,
      /** What of its company is shown as registers hold it, and whether enough share that. */
      disclosure: shown && disclosureOf(shown.chosen, row.publishedAt !== null),
      wish: wishOf(row),
      /** What a moderator would have to send back. */
      findings: content ? textFindings(content) : [],
      /** Against the version that institutions see; null where there is none, or the draft is not whole. */
      changed,
      isMaterial: changed !== null && isMaterial(changed),
      review: latest && {
        ...latest,
        fieldNotes: fieldNotesSchema.catch([]).parse(latest.fieldNotes),
        isOpen: isUnderReview(latest.status),
      },
      /** What ending the search would end. */
      open: whyNotClose(row) === null ? open : null,
      whyNotEdit: whyNotEdit(row.status, latest?.status ?? null),
      whyNot: {
        submit: whyNotMove(row, "submit", "company"),
        pause: whyNotMove(row, "pause", "company"),
        resume: whyNotMove(row, "resume", "company"),
        confirm: whyNotMove(row, "confirm", "company"),
        close: whyNotClose(row),
        withdraw: whyNotMove(row, "withdraw", "company"),
      },
      /** By when a moderator would answer what is sent now. */
      answerBy: deadlineAfter(now(), CASE_WORKING_DAYS, workingDays),
      /** Working days that the platform has left for what it looks at; negative when it is late. */
      reviewDaysLeft: latest ? workingDaysLeft(now(), latest.dueAt, workingDays) : 0,
      now: now(),
    };
  });
}

/** The teaser as it would be shown if it were published today. */
async function teaserOf(
  trx: ActorTransaction,
  prospect: ProspectToShow & { publishedAt: Date | null; acceptedFen: bigint },
  content: ProspectContent,
  now: Date,
) {
  const day = teaserDay(dayOf(prospect.publishedAt ?? now), dayOf(now));
  const { chosen } = await generalise(trx, { prospect, content, day });
  return { chosen, teaser: toTeaser(content, chosen, day, prospect.acceptedFen) };
}

export type ProspectRead = Awaited<ReturnType<typeof readProspect>>;
