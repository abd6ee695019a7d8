import type { SealContent } from "#app/integrations/audit-seals/seal-digest.ts";
import type { SealRow } from "#db/queries/audit/seals.ts";

/** What the digest of a stored seal covers. */
export function toSealContent(seal: SealRow): SealContent {
  return {
    number: String(seal.number),
    previous: seal.previous?.toString("hex") ?? null,
    sealedAt: seal.sealedAt.toISOString(),
    ids: seal.ids,
    events: seal.events,
    rowsDigest: seal.rowsDigest.toString("hex"),
  };
}
