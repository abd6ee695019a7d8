import type { AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import type { AdminActor, PartyActor } from "#app/domain/accounts/actor.ts";
import { countReading } from "#app/services/usage/count-reading.server.ts";
import { isUnavailable } from "#db/unavailable.ts";
import type { Subscriber } from "#app/integrations/changes/changes.server.ts";

type StreamArgs = Pick<LoaderFunctionArgs, "request" | "context">;

/** The subscriber as the guard returned it, and the guard, to check it again. */
interface Listener {
  actor: PartyActor | AdminActor;
  organizationId: string;
}

const eventStream = "text/event-stream";
const fullHeaders = { "Retry-After": "60" };

/** True if an event stream is requested, as EventSource does; for other clients it would never end. */
const asksForStream = ({ method, headers }: Request): boolean =>
  method === "GET" && headers.get("accept")?.includes(eventStream) === true;

/**
 * Server-sent events that state only what changed; the page reads the content through its own guard. `guard` is called
 * on opening, with each heartbeat and whenever something about the person changed.
 */
export async function changeStream(
  args: StreamArgs,
  guard: (args: StreamArgs) => Promise<Listener>,
): Promise<Response> {
  const { actor, organizationId } = await guard(args);
  const { userId } = actor;
  const { request, context } = args;
  const { changes, hearChanges } = context.app;
  if (!asksForStream(request) || context.isFromScript) return new Response(null, { status: 406 });
  if (changes.isEnded) return new Response(null, { status: 503, headers: { "Retry-After": "1" } });
  await countReading(context.app, actor, "stream");
  hearChanges();
  // The stream is open as long as the page: it must not occupy one of the organization's slots.
  (await context.notes.slot)?.release();
  if (!changes.hasCapacityFor(organizationId))
    return new Response(null, { status: 503, headers: fullHeaders });

  const isStill = async (): Promise<boolean> => {
    try {
      const now = await guard({ request, context: { ...context, notes: withinSlot(context) } });
      return now.organizationId === organizationId;
    } catch (error) {
      return isUnavailable(error); // unknown; the next heartbeat asks again
    }
  };
  const text = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const enqueue = (words: string): void => controller.enqueue(text.encode(words));
      const subscriber: Subscriber = {
        userId,
        organizationId,
        send: (at, what) => enqueue(`id: ${at}\ndata: ${what}\n\n`),
        beat() {
          enqueue(": here\n\n");
          void isStill().then((may) => {
            if (!may) changes.unsubscribe(subscriber);
          });
        },
        end(forGood) {
          if (forGood) enqueue("event: end\ndata: end\n\n");
          controller.close();
        },
      };
      enqueue("retry: 1000\n\n");
      const leave = changes.subscribe(subscriber, sinceOf(request));
      request.signal.addEventListener("abort", () => {
        if (leave()) controller.close();
      });
    },
  });
  return new Response(body, {
    headers: {
      "Content-Type": eventStream,
      "Cache-Control": "private, no-store, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
}

/** Repeated guard calls use the stream's slot instead of a new one. */
function withinSlot({ notes: { slot } }: AppLoadContext): AppLoadContext["notes"] {
  return slot === undefined ? {} : { slot };
}

/** Time up to which the page is current: of the last event, else of the page; else none. */
function sinceOf({ headers, url }: Request): number {
  const since = headers.get("last-event-id") || new URL(url).searchParams.get("since");
  return since !== null && /^\d{1,15}$/.test(since) ? Number(since) : 0;
}
