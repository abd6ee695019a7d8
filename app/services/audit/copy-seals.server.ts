import type { SystemActor } from "#app/domain/accounts/actor.ts";
import type { SealCopy } from "#app/domain/audit/seal-copy.ts";
import { digestOfHashes } from "#app/integrations/audit-seals/seal-digest.ts";
import { listHashesOfSeal, listUncopiedSeals, type SealRow, setSealCopied } from "#db/queries/audit/seals.ts";
import type { AuditContext } from "../context.ts";
import { toSealContent } from "./to-seal-content.ts";

const batch = 20;

/**
 * Writes the copies of seals that have none yet, also those that a crash left without. A copy that exists with another
 * content is never overwritten: the seal was changed in the database. That is logged, and the job fails.
 */
export async function copySeals(ctx: AuditContext, actor: SystemActor): Promise<void> {
  for (;;) {
    const seals = await ctx.withActor(actor, (trx) => listUncopiedSeals(trx, batch));
    for (const seal of seals) {
      const hashes = await ctx.withActor(actor, (trx) => listHashesOfSeal(trx, seal.ids));
      if (!(await ctx.sealCopies.put(seal.number, `${JSON.stringify(toCopy(seal, hashes))}\n`))) {
        const number = String(seal.number);
        ctx.log.error({ seal: number }, "a seal of the audit trail is not the one that was copied before");
        throw new Error(`seal ${number} of the audit trail differs from its copy`);
      }
      await ctx.withActor(actor, (trx) => setSealCopied(trx, seal.number, ctx.now()));
    }
    if (seals.length < batch) return;
  }
}

function toCopy(seal: SealRow, hashes: readonly Buffer[]): SealCopy {
  const content = toSealContent(seal);
  const isUnchanged = hashes.length === seal.events && digestOfHashes(hashes) === content.rowsDigest;
  return {
    version: 1,
    ...content,
    digest: seal.digest.toString("hex"),
    hashes: isUnchanged ? hashes.map((hash) => hash.toString("hex")) : null,
  };
}
