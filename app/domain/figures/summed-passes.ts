import { z } from "zod";

/** How many institutions gave one reason for a pass, and whether one of them said that the company could remove it. */
export type SummedPass = { reasonCode: string; institutions: number; repairable: boolean };

/** Why institutions passed on a prospect, as last summed for its company. */
export type SummedPasses = { institutions: number; reasons: readonly SummedPass[] };

/** The name of a prospect's cell: what institutions contribute to it is compared as that of public figures is. */
export const PASS_CELL = "passes:";

const detailSchema = z.object({
  institutions: z.int().nonnegative(),
  reasons: z.array(z.string()),
  repairable: z.array(z.string()),
});

/** As it is stored with the event of the day on which it was summed. */
export function toPassesDetail({ institutions, reasons }: SummedPasses) {
  return {
    institutions,
    reasons: reasons.map((one) => `${one.reasonCode} ${one.institutions}`),
    repairable: reasons.filter(({ repairable }) => repairable).map(({ reasonCode }) => reasonCode),
  };
}

/** What such an event holds, the most frequent reason first; null before any, and once too few are left. */
export function readPassesDetail(detail: unknown): SummedPasses | null {
  const read = detailSchema.safeParse(detail).data;
  if (read === undefined || read.institutions === 0) return null;
  const reasons = read.reasons.map((text) => {
    const [reasonCode = "", count = ""] = text.split(" ");
    return { reasonCode, institutions: Number(count), repairable: read.repairable.includes(reasonCode) };
  });
  return {
    institutions: read.institutions,
    reasons: reasons.sort(
      (one, other) => other.institutions - one.institutions || (one.reasonCode < other.reasonCode ? -1 : 1),
    ),
  };
}
