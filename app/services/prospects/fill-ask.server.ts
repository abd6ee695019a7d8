import type { AdminActor, CompanyActor, SystemActor } from "#app/domain/accounts/actor.ts";
import type { ReviewedEnd } from "#app/domain/prospects/ending.ts";
import { type ProspectStatus, prospectStatusAfter } from "#app/domain/prospects/lifecycle.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { countHiddenRequests } from "#db/queries/introductions/hidden-requests.ts";
import { updateProspectStatus } from "#db/queries/prospects/prospects.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";
import { checkEnds } from "./check-ends.server.ts";
import { endSearch } from "./end-search.server.ts";

interface FilledAsk {
  id: string;
  companyId: string;
  status: ProspectStatus;
  /** All that has come, which is the maximum that it sought. */
  confirmedFen: bigint;
  soughtFen: bigint;
  /** The payment that filled it, if one did. */
  payment?: { dealNumber: bigint; sequence: number; amountFen: bigint };
  /** The case whose decision fills it. */
  caseId?: string;
}

/**
 * Ends the search of an ask that is filled, whatever filled it: a payment, or a suspension or a review after which it
 * would be on the market with nothing left to seek. The caller locks its row and checks that it is filled. `reviewed` is
 * what a review named as ending with the search, if one was read.
 */
export async function fillAsk(
  clock: Pick<ServiceContext, "now" | "workingDays">,
  trx: ActorTransaction,
  actor: CompanyActor | AdminActor | SystemActor,
  prospect: FilledAsk,
  reviewed?: ReviewedEnd,
): Promise<void> {
  const { id: prospectId, confirmedFen, soughtFen, payment, caseId } = prospect;
  const status = prospectStatusAfter(prospect.status, "fund");
  const { requests, ...ends } = await checkEnds(trx, prospect, "close", reviewed);
  await updateProspectStatus(trx, prospectId, status, clock.now());
  // Whoever isn't its company sees the requests, too, that it doesn't hear of: the record doesn't count them.
  const unheard = actor.kind === "company" ? 0 : await countHiddenRequests(trx, prospectId);
  const detail = {
    amountFen: confirmedFen.toString(),
    soughtFen: soughtFen.toString(),
    ...(payment && {
      dealNumber: payment.dealNumber.toString(),
      sequence: payment.sequence,
      paidFen: payment.amountFen.toString(),
    }),
    ...ends,
    requests: requests - unheard,
  };
  await recordOn(trx, actor, "prospect-funded", { prospect }, { to: status, detail });
  await endSearch(clock, trx, actor, { prospectId, end: "funded", caseId });
}
