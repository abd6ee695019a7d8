import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { whyNotSettleConfirmation } from "#app/domain/confirmations/lifecycle.ts";
import { fundingStateOf } from "#app/domain/prospects/funding.ts";
import { whyNotMoveProspect } from "#app/domain/prospects/lifecycle.ts";
import { ASK_MOVES } from "#app/domain/prospects/suspension.ts";
import { teaserBandsSchema, teaserTextsSchema } from "#app/domain/prospects/teaser-parts.ts";
import { found, Refusal } from "#app/domain/refusal.ts";
import { pick } from "#app/lib/pick.ts";
import { listAuditEvents } from "#db/queries/audit/audit.ts";
import { findProspectForAdmin, recordProspectOpening } from "#db/queries/prospects/admin-prospects.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";
import { endByFilling } from "./end-by-filling.server.ts";

/**
 * A prospect that was published at some time, for an admin: what institutions read of it, what is open on it, what the
 * admin can do, and its history. Its company reads once a day that it was opened.
 */
export async function readProspectAsAdmin(ctx: ServiceContext, actor: AdminActor, prospectId: string) {
  const read = await ctx.readAs(actor, (trx) => readOf(ctx, trx, actor, prospectId));
  const { caseId, isOpenedToday, ...shown } = read;
  if (caseId !== null && !isOpenedToday)
    await ctx.withActor(actor, (trx) => recordProspectOpening(trx, caseId));
  return { ...shown, caseId };
}

async function readOf(ctx: ServiceContext, trx: ActorTransaction, actor: AdminActor, prospectId: string) {
  const row = found(await findProspectForAdmin(trx, prospectId), "prospect-not-found");
  if (row.isTied) throw new Refusal("admin-has-tie", { organization: row.nameZh });
  const { confirmationId: id, proposedBy, proposedAt, dueAt, proposerName, beforeStatus } = row;
  const events = await listAuditEvents(trx, { subjectKind: "prospect", subjectId: prospectId, limit: 30 });
  const last = events.find(({ type }) => type === "prospect-suspended");
  const isSuspended = row.status === "suspended";
  const isFilled = isSuspended && fundingStateOf(row) === "maximum";
  return {
    prospect: pick(
      row,
      "id",
      "number",
      "status",
      "statusChangedAt",
      "liveVersion",
      "soughtFen",
      "targetFen",
      "expiresAt",
      "nameZh",
      "nameEn",
    ),
    ...pick(row, "caseId", "caseNumber", "isOpenedToday"),
    /** A change that waits for a moderator. */
    hasOpenCase: ["opened", "assigned", "in_review", "awaiting_party"].includes(row.caseStatus ?? ""),
    open: pick(row, "offers", "requests", "consents", "applications", "deals", "institutions"),
    teaser: teaserOf(row),
    /** Of a prospect that is suspended: what it was before. */
    before: isSuspended ? (beforeStatus ?? last?.fromStatus ?? null) : null,
    /** Of a prospect that is suspended and was filled meanwhile: what ends with its search once it is reinstated. */
    fills: isFilled ? await endByFilling(trx, row) : null,
    /** Of a prospect that is suspended: whether no other admin's confirmation is waited for. */
    isConfirmed: id === null,
    /** A suspension that waits for another admin; `whyNot`: why this one may not settle it. */
    confirmation:
      id === null || proposedBy === null || !isSuspended
        ? null
        : {
            id,
            dueAt,
            proposedAt,
            proposerName,
            whyNot: whyNotSettleConfirmation({ status: "open", proposedBy, dueAt }, actor.userId, ctx.now()),
          },
    moves: ASK_MOVES.map((move) => ({ move, whyNot: whyNotMoveProspect(row, move, "admin") })),
    events,
    now: ctx.now(),
  };
}

type Row = NonNullable<Awaited<ReturnType<typeof findProspectForAdmin>>>;

/** What institutions read of it, or did until it left the market; null where nothing is stored any more. */
function teaserOf({ bands, texts, stage, instruments, purpose, ...row }: Row) {
  if (bands === null || texts === null || stage === null || instruments === null || purpose === null)
    return null;
  const shown = teaserTextsSchema.safeParse(texts);
  const facts = teaserBandsSchema.safeParse(bands);
  // An imported prospect has other parts.
  if (!shown.success || !facts.success) return null;
  return {
    ...facts.data,
    ...shown.data,
    ...pick(row, "headlineZh", "headlineEn", "securities", "termMonthsMin", "termMonthsMax"),
    stage,
    instruments,
    purpose,
  };
}
