// The bootstrap as a command, for callers not written in JavaScript. Runs on Node 20.
import { fileURLToPath } from "node:url";
import { ensureInstalled } from "./install.mjs";

await ensureInstalled(fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "")).catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
});
