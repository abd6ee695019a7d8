import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { whyNotSettleFinding } from "#app/domain/deals/finding.ts";
import type { ShownFinding } from "#db/queries/deals/findings.ts";

/** What is shown beside a finding: what came after its proposal. */
interface Record {
  answeredAt: Date | null;
  evidence: readonly { addedAt: Date }[];
}

/** A finding that waits, or was returned, as an admin reads it, with what has come since its proposal. */
export function toFindingView(
  { foundFen, proposedBy, proposedAt: at, ...finding }: ShownFinding,
  actor: AdminActor,
  { answeredAt, evidence }: Record,
) {
  const proposedAt = new Date(at);
  const isSince = (time: Date) => time.getTime() > proposedAt.getTime();
  const whyNot = (verdict: Parameters<typeof whyNotSettleFinding>[1]) =>
    whyNotSettleFinding({ status: finding.status, proposedBy }, verdict, actor.userId);
  const whyNotConfirm = whyNot("confirm");
  return {
    ...finding,
    proposedBy,
    foundFen: BigInt(foundFen),
    proposedAt,
    isOwn: proposedBy === actor.userId,
    isAnsweredSince: answeredAt !== null && isSince(answeredAt),
    filesSince: evidence.filter(({ addedAt }) => isSince(addedAt)).length,
    whyNotConfirm,
    may: { confirm: whyNotConfirm === null, withdraw: whyNot("withdraw") === null },
  };
}
