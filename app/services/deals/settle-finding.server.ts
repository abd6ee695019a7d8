import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { findingStatusAfter, type FindingVerdict, whyNotSettleFinding } from "#app/domain/deals/finding.ts";
import { found, Refusal, refuseIf } from "#app/domain/refusal.ts";
import { findDispute, lockDispute } from "#db/queries/deals/disputes.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { findFinding, updateFinding } from "#db/queries/deals/findings.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { refuseTied } from "../admins/refuse-tied.server.ts";
import type { ServiceContext } from "../context.ts";
import { carryOutFinding } from "./carry-out-finding.server.ts";
import { lockToDecide } from "./lock-to-decide.server.ts";

export interface SettleFinding {
  disputeId: string;
  findingId: string;
  verdict: FindingVerdict;
  /** Why it is returned; null otherwise. */
  words: string | null;
  /** The mark of what the page showed of both sides; left out by what has no page. */
  shown?: string | undefined;
}

const eventTypes = { send_back: "finding-sent-back", withdraw: "finding-withdrawn" } as const;

/**
 * A second admin confirms a finding, which decides the dispute now, or returns it with a reason; its proposer withdraws
 * it. The dispute's lock serializes concurrent calls: the second finds the finding settled.
 */
export function settleFinding(
  { withActor, now, workingDays }: ServiceContext,
  actor: AdminActor,
  { disputeId, findingId, verdict, words, shown }: SettleFinding,
): Promise<void> {
  return withActor(actor, "settle", async (trx) => {
    const of = { disputeId, findingId };
    const read = found(await findFinding(trx, of), "finding-not-found");
    refuseIf(whyNotSettleFinding(read, verdict, actor.userId));
    if (verdict === "confirm") {
      const locked = await lockToDecide(trx, actor, { ...read, shown }, now());
      const finding = found(await findFinding(trx, of), "finding-not-found");
      refuseIf(whyNotSettleFinding(finding, verdict, actor.userId));
      return carryOutFinding({ now, workingDays }, trx, actor, { locked, finding, isAlone: false });
    }
    if (verdict === "send_back" && (words ?? "").trim() === "") throw new Refusal("reason-text-missing");
    const sides = found(await findDispute(trx, disputeId), "dispute-not-found");
    if (verdict === "send_back") await refuseTied(trx, actor, sides);
    const dispute = await lockDispute(trx, disputeId);
    const finding = found(await findFinding(trx, of), "finding-not-found");
    refuseIf(whyNotSettleFinding(finding, verdict, actor.userId));
    await updateFinding(trx, findingId, {
      status: findingStatusAfter(verdict),
      settledBy: actor.userId,
      settledAt: now(),
      settledWords: words,
    });
    const deal = { id: dispute.dealId, companyId: null, institutionId: null, prospectId: null };
    await recordOn(trx, actor, eventTypes[verdict], { deal }, { note: words, reasonCode: finding.outcome });
    if (verdict === "send_back") await enqueue(trx, "notify-admins-finding-sent-back", { disputeId });
  });
}
