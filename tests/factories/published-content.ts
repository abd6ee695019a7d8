import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { draftJson } from "#app/domain/prospects/draft.ts";
import type { ProspectContent } from "#app/domain/prospects/content.ts";
import { dayOf } from "#app/lib/days.ts";
import { writeTeaser } from "#app/services/prospects/write-teaser.server.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { testDatabase } from "./test-database.ts";
import { givenIn } from "./given.ts";

/** A prospect of this content, with its teaser made by the product's code for the present day. */
export async function publishedContent(
  app: TestApp,
  content: ProspectContent,
  owner?: CompanyActor,
): Promise<{ id: string; company: CompanyActor }> {
  const db = testDatabase(app);
  const { id, company } = await givenIn(app).publishedProspect(owner);
  const publishedAt = app.web.now();
  const { ask } = content;
  await db.update("prospect", id, { publishedAt, soughtFen: ask.amountMaxFen, targetFen: ask.amountMinFen });
  await app.sql`update prospect_version set content = ${JSON.stringify(draftJson(content))}
    where prospect_id = ${id}`;
  const prospect = await db.row("prospect", id);
  await app.worker.withActor({ kind: "system" }, async (trx) => {
    const today = dayOf(publishedAt);
    await writeTeaser(trx, { prospect, content, version: 1, status: "published", publishedAt, today });
  });
  return { id, company };
}
