import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { draftJson } from "#app/domain/prospects/draft.ts";
import type { ProspectContent } from "#app/domain/prospects/content.ts";
import { dayOf } from "#app/lib/days.ts";
import { writeTeaser } from "#app/services/prospects/write-teaser.server.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { arranging } from "./arranging.ts";
import { givenIn } from "./given.ts";

/** A prospect of this content, whose teaser is made as the platform makes it, on the product's present day. */
export async function publishedContent(
  app: TestApp,
  content: ProspectContent,
  owner?: CompanyActor,
): Promise<{ id: string; company: CompanyActor }> {
  const db = arranging(app);
  const { id, company } = await givenIn(app).publishedProspect(owner);
  const publishedAt = app.web.now();
  const { ask } = content;
  await db()
    .updateTable("prospect")
    .set({ publishedAt, soughtFen: ask.amountMaxFen, targetFen: ask.amountMinFen })
    .where("id", "=", id)
    .execute();
  await app.owner.query("update prospect_version set content = $1 where prospect_id = $2", [
    JSON.stringify(draftJson(content)),
    id,
  ]);
  await app.worker.withActor({ kind: "system" }, async (trx) => {
    const prospect = await trx
      .selectFrom("prospect")
      .selectAll()
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    await writeTeaser(trx, {
      prospect,
      content,
      version: 1,
      status: "published",
      publishedAt,
      today: dayOf(publishedAt),
    });
  });
  return { id, company };
}
