import type { AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import type { AdminActor, CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import { countReading } from "#app/services/usage/count-reading.server.ts";
import { isUnavailable } from "#db/unavailable.ts";
import type { Subscriber } from "#app/integrations/changes/changes.server.ts";

type StreamArgs = Pick<LoaderFunctionArgs, "request" | "context">;

/** Who listens, as the guard said, and the same guard for asking again. */
interface Listener {
  actor: CompanyActor | InstitutionActor | AdminActor;
  organizationId: string;
}

const eventStream = "text/event-stream";
const fullHeaders = { "Retry-After": "60" };

/** True where an event stream is asked for, as EventSource does; a stream for anybody else would never end. */
const asksForStream = ({ method, headers }: Request): boolean =>
  method === "GET" && headers.get("accept")?.includes(eventStream) === true;

/**
 * A stream that says of what something of yours changed, and nothing else: what it is, the page reads through its own guard.
 * `guard` is asked at the door, and again with each beat and whenever something about the person changed.
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
  // It is open for as long as the page: nobody's turn is as long as that.
  (await context.notes.turn)?.release();
  if (!changes.hasRoomFor(organizationId)) return new Response(null, { status: 503, headers: fullHeaders });

  const isStill = async (): Promise<boolean> => {
    try {
      const now = await guard({ request, context: { ...context, notes: withinTurn(context) } });
      return now.organizationId === organizationId;
    } catch (error) {
      return isUnavailable(error); // nobody knows; the next beat asks again
    }
  };
  const text = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const say = (words: string): void => controller.enqueue(text.encode(words));
      const subscriber: Subscriber = {
        userId,
        organizationId,
        tell: (at, what) => say(`id: ${at}\ndata: ${what}\n\n`),
        beat() {
          say(": here\n\n");
          void isStill().then((may) => {
            if (!may) changes.unsubscribe(subscriber);
          });
        },
        end(forGood) {
          if (forGood) say("event: end\ndata: end\n\n");
          controller.close();
        },
      };
      say("retry: 1000\n\n");
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

/** A stream asks its guard anew within the turn that it had: it takes no other. */
function withinTurn({ notes: { turn } }: AppLoadContext): AppLoadContext["notes"] {
  return turn === undefined ? {} : { turn };
}

/** The moment up to which the page knows: of the last event, else of the page itself; else it knows nothing. */
function sinceOf({ headers, url }: Request): number {
  const since = headers.get("last-event-id") || new URL(url).searchParams.get("since");
  return since !== null && /^\d{1,15}$/.test(since) ? Number(since) : 0;
}
