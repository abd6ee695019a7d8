import { freePort, startService } from "#scripts/processes.mjs";
import { firstAnswer } from "./measure.ts";

/** The bare Remix page over a database, in a process of its own. */
export interface BareService {
  /** Its page of twenty rows. */
  url: string;
  /** The address of a page of rows enough to weigh about so many bytes. */
  asHeavyAs: (bytes: number) => Promise<string>;
  stop: () => Promise<unknown>;
}

export async function startBare(databaseUrl: string): Promise<BareService> {
  const port = String(await freePort());
  const { stop } = startService(process.execPath, ["tests/bench/http/bare-page.ts", port], {
    cwd: process.cwd(),
    env: { ...process.env, DATABASE_URL: databaseUrl, NODE_ENV: "production" },
  });
  const url = `http://localhost:${port}/opportunities`;
  const asHeavyAs = async (bytes: number) =>
    `${url}?rows=${Math.round((20 * bytes) / (await firstAnswer(url)))}`;
  return { url, asHeavyAs, stop };
}
