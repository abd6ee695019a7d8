import type { TestProject } from "vitest/node";
import { ensureTemplate } from "./databases.ts";
import { startTestServer } from "./server.ts";

declare module "vitest" {
  interface ProvidedContext {
    databaseServer: string;
    databaseTemplate: string;
  }
}

/** Once for a run of integration tests: a server, and the template that each file's database is copied from. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer();
  project.provide("databaseServer", server.url);
  project.provide("databaseTemplate", await ensureTemplate(server.url));
  return () => server.stop();
}
