import { type InstitutionActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { commitmentOf } from "#app/domain/codes/commitments.ts";
import { INSTRUMENTS_OF, institutionKindSchema } from "#app/domain/codes/institutions.ts";
import { horizons } from "#app/domain/horizons.ts";
import { instrumentsNotAllowed } from "#app/domain/mandates/criteria.ts";
import { readMandateDraft } from "#app/domain/mandates/draft.ts";
import { decisionPatternOf, viewedProspects } from "#app/domain/mandates/decision-pattern.ts";
import { isBeingVerified } from "#app/domain/organizations/lifecycle.ts";
import { found } from "#app/domain/refusal.ts";
import { addDays, dayOf, instantOf } from "#app/lib/days.ts";
import { listOwnActs } from "#db/queries/matching/feedback.ts";
import { toStoredContent } from "#db/queries/mandates/mandate-content.ts";
import { findMandateForInstitution } from "#db/queries/mandates/mandates.ts";
import type { ServiceContext } from "../context.ts";
import { countPreview } from "./count-preview.server.ts";

/** A decision pattern is derived from so many days. */
const PATTERN_DAYS = 180;

/**
 * A mandate for its institution's editor: the draft if there is one, else the version in force as the basis of the
 * next. `title` is its name in the reader's language; `decisionPattern` the criterion that its declines show and that
 * it doesn't state; `preview` what fits the draft, null while
 * the institution is being verified.
 */
export function readMandate(
  ctx: ServiceContext,
  actor: InstitutionActor,
  { mandateId, locale }: { mandateId: string; locale: "en" | "zh-CN" },
) {
  const { readAs, now } = ctx;
  return readAs(actor, async (trx) => {
    const row = found(
      await findMandateForInstitution(trx, mandateId, actor.institutionId),
      "mandate-not-found",
    );
    const today = dayOf(now());
    const kind = institutionKindSchema.parse(row.institutionKind);
    const name = locale === "en" ? (row.nameEn ?? row.nameZh) : (row.nameZh ?? row.nameEn);
    const wasInForce = row.status !== "draft" && row.status !== "pending_approval";
    const draft = readMandateDraft(row.draft ?? toStoredContent(row, name ?? ""));
    const since = instantOf(addDays(today, -PATTERN_DAYS));
    const acts = wasInForce
      ? await listOwnActs(trx, { mandateId, institutionId: actor.institutionId, since })
      : [];
    return {
      id: row.id,
      number: Number(row.number),
      status: row.status,
      version: wasInForce ? row.version : null,
      nextVersion: Math.max(row.latestVersion, wasInForce ? row.version : 0) + 1,
      name,
      draft,
      decisionPattern: decisionPatternOf(viewedProspects(acts), draft.terms ?? {}),
      preview: isBeingVerified(row.institutionStatus)
        ? null
        : await countPreview(ctx, trx, row, draft, { isChanged: row.draft !== null }),
      hasDraft: row.draft !== null,
      // Also without a draft, where a submission or a discarded draft raised it: an older page is refused.
      revision: row.draftRevision ?? 0,
      savedAt: row.draft === null ? null : row.draftSavedAt,
      submittedAt: row.draftSubmittedAt,
      validity: { start: horizons.mandateStart(today), end: horizons.mandateEnd(today) },
      commitment: commitmentOf(row.institutionKind),
      usedFen: row.reservedFen + row.drawnFen,
      openIntroductions: row.openIntroductions,
      /** What the institution's licence lets it fund. */
      instruments: INSTRUMENTS_OF[kind],
      /** What the version in force offers beyond that. */
      beyondLicence: wasInForce ? instrumentsNotAllowed(kind, row.instruments) : [],
      mayWrite: whyNotRole(actor, "work") === null,
      mayApprove: whyNotRole(actor, "sign") === null,
    };
  });
}
