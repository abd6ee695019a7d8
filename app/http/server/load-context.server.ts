import type { SubmissionResult } from "@conform-to/react";
import type { AppLoadContext } from "@remix-run/node";
import type { Session } from "#app/domain/accounts/session.ts";
import type { Turn } from "#app/integrations/turns/turns.server.ts";
import type { AppContext } from "#app/context.server.ts";

declare module "@remix-run/node" {
  /**
   * What express hands to every loader and action of one request. It lives as long as the request and is shared by
   * all of its loaders, so that the session is read from the database once.
   */
  interface AppLoadContext {
    app: AppContext;
    /** For the content security policy: goes to the page through React context, never through loader data. */
    nonce: string;
    requestId: string;
    /** The address of the client, as far as our own proxies vouch for it. */
    clientAddress: string;
    /** Whether the script of one of our pages asks, in Remix's own format, which knows dates and large numbers. */
    isFromScript: boolean;
    /** Whether something that the request wrote was committed, or may have been. */
    hasWritten: () => boolean;
    /** Filled in on the way: see guards.server.ts, form.server.ts and answers.server.ts. */
    notes: RequestNotes;
  }
}

export type RequestContext = AppLoadContext;

interface RequestNotes {
  session?: Promise<Session | null>;
  /** The organization's turn that the request has; it ends with the answer. */
  turn?: Promise<Turn>;
  /** The form that the action read: a refusal later on still gives the person their answers back. */
  form?: {
    reply: (fieldErrors?: Record<string, string[]>) => SubmissionResult;
    act: string | null;
  };
  /** Said in the answer's head: Remix passes on no headers of an action's or a failed loader's answer. */
  retryAfterSeconds?: number | undefined;
}
