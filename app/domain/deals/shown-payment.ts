import type { RefusalCode } from "#app/domain/refusal.ts";
import type { DrawdownStatus } from "./drawdown.ts";

/** A drawdown as a page showed it. */
export interface ShownDrawdown {
  drawdownId: string;
  /** The mark of the payment that the page showed; left out by what has no page. */
  payment?: string;
}

/** What a form on a drawdown sends with it. */
export type SentDrawdown = Readonly<Record<"drawdownId" | "payment", string>>;

interface Stated {
  status: DrawdownStatus;
  fundedAt: Date | null;
}

/** A payment as its institution stated it, as a text that differs once it is disputed, taken back, or stated anew. */
export function markOfPayment({ status, fundedAt }: Stated): string {
  return `${status}.${String(fundedAt?.getTime() ?? 0)}`;
}

/** Null when the payment is still as the page showed it: what a colleague or the other side did since is not acted on unseen. */
export function whyNotAsShown(drawdown: Stated, shown: string | undefined): RefusalCode | null {
  return shown === undefined || shown === markOfPayment(drawdown) ? null : "review-outdated";
}

/** What a form sends of a drawdown: which one it is, and the mark of its payment as the page shows it. */
export function shownDrawdown({ id, ...stated }: Stated & { id: string }): SentDrawdown {
  return { drawdownId: id, payment: markOfPayment(stated) };
}
