import type { SubmissionResult } from "@conform-to/react";
import type { AppLoadContext } from "@remix-run/node";
import type { Refusal, RefusalCode } from "#app/domain/refusal.ts";
import type { Extent } from "#app/domain/accounts/drawn-for.ts";
import type { Session } from "#app/domain/accounts/session.ts";
import type { Slot } from "#app/integrations/request-scheduler/request-scheduler.server.ts";
import type { AppContext } from "#app/context.server.ts";
import type { PostedForm } from "#app/http/forms/form-data.server.ts";

declare module "@remix-run/node" {
  /**
   * The context that express passes to every loader and action of one request. All loaders of the request share it, so
   * that the session is read from the database once.
   */
  interface AppLoadContext {
    app: AppContext;
    /** For the content security policy: passed to the page through React context, never through loader data. */
    nonce: string;
    requestId: string;
    /** The client's IP address as trusted proxies report it. */
    clientAddress: string;
    /** Whether a page's script asks, in Remix's own format, which supports dates and bigints. */
    isFromScript: boolean;
    /** Whether a write of the request was committed, or may have been. */
    hasWritten: () => boolean;
    /** Filled in by guards.server.ts, form.server.ts and answers.server.ts. */
    notes: RequestNotes;
  }
}

export type RequestContext = AppLoadContext;

/** What is logged of a request beside its address: who sent it, and why it was refused. */
export interface LoggedNotes {
  userId?: string;
  /** The code of the first refusal. */
  refused?: RefusalCode;
}

interface RequestNotes extends LoggedNotes {
  session?: Promise<Session | null>;
  /** This request's slot of its organization; it is released with the response. */
  slot?: Promise<Slot>;
  /** The act was refused for want of an acceptance: the page says so, and is not left for the agreements. */
  isAcceptanceMissing?: boolean;
  /** The form that the action read: a later refusal still returns its values to the person. */
  form?: {
    reply: (fieldErrors?: Record<string, string[]>) => SubmissionResult;
    act: string | null;
    /** As it was sent, for a form that is sent again after a confirmation. */
    posted: PostedForm;
  };
  /** The body as a form, read once. */
  posted?: Promise<PostedForm | null>;
  /** What a page's reader must still be when it is sent: a form with a file says it after the guard. */
  extent?: Extent;
  /** The form was refused because its page was drawn for another reader. */
  another?: { drawnFor: string; refusal: Refusal };
  /** Sent as a header: Remix drops the headers of an action's or a failed loader's response. */
  retryAfterSeconds?: number | undefined;
}
