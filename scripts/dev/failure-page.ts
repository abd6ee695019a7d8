import type { ServerResponse } from "node:http";
import type { ViteDevServer } from "vite";

/** Shows the error thrown by the sources on load. Vite reloads the page when one of them is edited. */
export function sendFailure(vite: ViteDevServer, error: unknown, response: ServerResponse): void {
  const failure = error instanceof Error ? error : new Error(String(error));
  vite.ssrFixStacktrace(failure);
  const text = failure.stack ?? failure.message;
  process.stderr.write(`${text}\n`);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(500, { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" });
  response.end(`<!doctype html>
<meta charset="utf-8">
<title>The sources do not load</title>
<script type="module" src="/@vite/client"></script>
<h1>The sources do not load</h1>
<pre>${text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`)}</pre>
`);
}
