import type { SubmissionResult } from "@conform-to/react";
import { useActionData, useLocation } from "@remix-run/react";
import { useState } from "react";
import type { RefusalCode } from "#app/domain/refusal.ts";

/** A refusal for a page, formatted on the server, so that browsers need no messages for rare cases. */
export interface ShownRefusal {
  code: RefusalCode;
  detail?: Readonly<Record<string, string | number>>;
  text: string;
}

/** An action's answer when it did not do what was asked: the form with its errors and values, or a refusal. */
export interface Reply {
  form?: SubmissionResult;
  refusal?: ShownRefusal;
  /** Identifies one of several forms on the page: the value of its `act` field. */
  act?: string | null;
}

/** The reply in an action's data; empty on success. For fetchers: `replyOf(fetcher.data)`; for what a
 * route's ErrorBoundary caught from a loader: `replyOf(error.data)`.
 */
export function replyOf(data: unknown): Reply {
  return isReply(data) ? data : {};
}

/**
 * The reply to the last submitted form, for `useForm({ lastResult: reply.form })` and `reply.refusal`. With `act`, only
 * the reply to that form of the page. It stays until the reader goes on, also when a live page reloads its data, upon
 * which Remix forgets it.
 */
export function useReply(act?: string): Reply {
  const data = useActionData();
  const { key } = useLocation();
  const [last, setLast] = useState({ key, data });
  if (last.key !== key || (data !== undefined && data !== last.data)) setLast({ key, data });
  const reply = replyOf(data ?? (last.key === key ? last.data : undefined));
  return act === undefined || reply.act === act ? reply : {};
}

function isReply(data: unknown): data is Reply {
  return typeof data === "object" && data !== null && ("form" in data || "refusal" in data);
}
