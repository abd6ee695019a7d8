import type { SubmissionResult } from "@conform-to/react";
import { useActionData } from "@remix-run/react";
import type { RefusalCode } from "#app/domain/refusal.ts";

/** A refusal as a page shows it: in the reader's words, which no browser has to keep for the rare case. */
export interface ShownRefusal {
  code: RefusalCode;
  detail?: Readonly<Record<string, string | number>>;
  text: string;
}

/** What an action answers when it did not do what was asked: the form with its errors and values, or a refusal. */
export interface Reply {
  form?: SubmissionResult;
  refusal?: ShownRefusal;
  /** Which of several forms on the page it was: the value of its `act` field. */
  act?: string | null;
}

/** The reply in an action's data; empty when the action did what was asked. For fetchers: `replyOf(fetcher.data)`. */
export function replyOf(data: unknown): Reply {
  return isReply(data) ? data : {};
}

/**
 * The reply to the form that was just sent, for `useForm({ lastResult: reply.form })` and `reply.refusal`.
 * With `act`, only the reply to that form of the page.
 */
export function useReply(act?: string): Reply {
  const reply = replyOf(useActionData());
  return act === undefined || reply.act === act ? reply : {};
}

/** The refusal in what a route's ErrorBoundary caught from a loader. */
export function refusalOf(errorData: unknown): ShownRefusal | null {
  return replyOf(errorData).refusal ?? null;
}

function isReply(data: unknown): data is Reply {
  return typeof data === "object" && data !== null && ("form" in data || "refusal" in data);
}
