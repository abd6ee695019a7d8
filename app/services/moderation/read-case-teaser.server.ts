import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { prospectContentSchema } from "#app/domain/prospects/content.ts";
import { teaserDay, toTeaser } from "#app/domain/prospects/teaser.ts";
import { found, Refusal } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import { findCase } from "#db/queries/moderation/case-queue.ts";
import { findVersion } from "#db/queries/prospects/prospects.ts";
import type { ServiceContext } from "../context.ts";
import { generalise } from "../prospects/generalise.server.ts";

/** The version that a case is about, as institutions would read it today, and how many companies it matches. */
export function readCaseTeaser({ readAs, now }: ServiceContext, actor: AdminActor, caseId: string) {
  return readAs(actor, async (trx) => {
    const row = found(await findCase(trx, caseId), "case-not-found");
    if (row.isTied)
      throw new Refusal("admin-has-tie", { organization: row.companyNameZh ?? row.institutionNameZh ?? "" });
    const version = found(row.prospectVersion, "version-not-found");
    const stored = found(await findVersion(trx, row.prospectId ?? "", version), "version-not-found");
    const content = prospectContentSchema.parse(stored.content);
    const day = teaserDay(dayOf(row.prospectPublishedAt ?? now()), dayOf(now()));
    const { companyId, keepShown, generalisation, ageToldOn } = row;
    const isRecognisable = row.isRecognisable === true;
    const prospect = { companyId: companyId ?? "", keepShown, isRecognisable, generalisation, ageToldOn };
    const { chosen } = await generalise(trx, { prospect, content, day });
    return {
      caseId,
      caseNumber: row.number,
      number: row.prospectNumber ?? 0n,
      version,
      teaser: toTeaser(content, chosen, day, row.prospectAcceptedFen ?? 0n),
      sharedBy: chosen.sharedBy,
    };
  });
}
