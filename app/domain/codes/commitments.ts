import { institutionKindSchema } from "./institutions.ts";

/** What an institution binds itself to: to pay capital out, or to stand for a loan that another pays out. */
export const COMMITMENTS = ["capital", "guarantee"] as const;
export type Commitment = (typeof COMMITMENTS)[number];

/**
 * What the offers of a kind of institution are. A guarantor may not lend (融资担保公司监督管理条例, article 23) and an
 * insurer insures the loan of another: both stand in for a loan and pay nothing to the company.
 */
export function commitmentOf(institutionKind: string): Commitment {
  const kind = institutionKindSchema.safeParse(institutionKind);
  return kind.success && (kind.data === "guarantor" || kind.data === "insurer") ? "guarantee" : "capital";
}
