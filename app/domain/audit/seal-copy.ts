import { z } from "zod";

const digest = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * A seal's copy outside the database. With the hashes of its events, one for each id in order, it says which event is
 * not what was sealed, even if the whole chain in the database was written anew.
 */
const sealCopySchema = z.object({
  version: z.literal(1),
  number: z.string().regex(/^\d{1,19}$/),
  previous: digest.nullable(),
  sealedAt: z.iso.datetime(),
  ids: z.string(),
  events: z.number().int().positive(),
  rowsDigest: digest,
  digest,
  /** Null where the events were no longer what was sealed when the copy was written. */
  hashes: z.array(digest).nullable(),
});
export type SealCopy = z.infer<typeof sealCopySchema>;

/** A copy as it is stored; null if it is not one. */
export function readSealCopy(text: string): SealCopy | null {
  try {
    return sealCopySchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
