import { request as send } from "node:http";

/** An event stream, held open as by a browser. */
export interface EventStream {
  status: number;
  headers: Record<string, unknown>;
  /** The ids of the events, in order. */
  eventIds: string[];
  /** Everything that came, as it came. */
  text(): string;
  /** Resolves with the moment when the stream ended. */
  ended: Promise<number>;
  close(): void;
}

export function openEventStream(url: string, headers: Record<string, string> = {}): Promise<EventStream> {
  return new Promise((resolve, reject) => {
    const request = send(url, { headers: { accept: "text/event-stream", ...headers }, agent: false });
    request.on("error", reject);
    request.on("response", (response) => {
      let text = "";
      const eventIds: string[] = [];
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
        eventIds.splice(
          0,
          eventIds.length,
          ...[...text.matchAll(/^id: (\d+)\ndata: [a-z]+$/gm)].map(([, id]) => id ?? ""),
        );
      });
      response.on("error", () => undefined);
      const ended = new Promise<number>((end) => response.on("close", () => end(Date.now())));
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        eventIds,
        text: () => text,
        ended,
        close: () => request.destroy(),
      });
    });
    request.end();
  });
}
