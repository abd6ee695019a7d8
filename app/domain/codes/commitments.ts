import { institutionKindSchema } from "./institutions.ts";

/** What an institution commits: to pay out capital, or to guarantee a loan that another pays out. */
export const COMMITMENTS = ["capital", "guarantee"] as const;
export type Commitment = (typeof COMMITMENTS)[number];

/**
 * The commitment of a kind of institution. A guarantor may not lend (融资担保公司监督管理条例, article 23) and an insurer insures
 * another's loan: both guarantee a loan and pay nothing to the company.
 */
export function commitmentOf(institutionKind: string): Commitment {
  const kind = institutionKindSchema.safeParse(institutionKind);
  return kind.success && (kind.data === "guarantor" || kind.data === "insurer") ? "guarantee" : "capital";
}

/** What an institution's pages name: the commitment of its kind, and what else its deals were of. */
export function commitmentsOf(institutionKind: string, dealt: readonly Commitment[]): readonly Commitment[] {
  const own = commitmentOf(institutionKind);
  return COMMITMENTS.filter((one) => one === own || dealt.includes(one));
}
