import type { TestApp } from "#tests/support/test-app.ts";
import { testDatabase } from "./test-database.ts";

interface StoredContent {
  figures: { years: Record<string, unknown>[] };
  ip: { rights: Record<string, unknown> };
  ask: Record<string, unknown>;
}

/** Another version of a prospect goes live: the latest one with a change to its content as stored. */
export async function goesLive(
  app: TestApp,
  prospectId: string,
  change: (content: StoredContent) => void,
): Promise<void> {
  const db = testDatabase(app);
  const latest = (await db.rows("prospectVersion", { prospectId }, "version")).at(-1);
  if (latest === undefined) throw new Error("no version");
  const content = structuredClone(latest.content) as StoredContent;
  change(content);
  const version = latest.version + 1;
  const { companyId } = latest;
  await app.sql`insert into prospect_version (prospect_id, version, company_id, content)
    values (${prospectId}, ${version}, ${companyId}, ${JSON.stringify(content)}::text::jsonb)`;
  await db.update("prospect", prospectId, { liveVersion: version, latestVersion: version });
}
