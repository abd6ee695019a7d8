import type { ProspectContent } from "#app/domain/prospects/content.ts";
import { draftJson } from "#app/domain/prospects/draft.ts";
import type { Generalisation } from "#app/domain/prospects/generalisation.ts";
import { teaserDay, toTeaser } from "#app/domain/prospects/teaser.ts";
import { addDays, type Day, dayOf } from "#app/lib/days.ts";
import { generalise } from "#app/services/prospects/generalise.server.ts";
import { writeTeaser } from "#app/services/prospects/write-teaser.server.ts";
import { fromYearFigures } from "#db/queries/company-figures.ts";
import { enqueue } from "#db/queries/jobs.ts";
import type { House } from "#tests/support/standing-house.ts";
import { arranging } from "./arranging.ts";
import type { Canary } from "./canary.ts";

/**
 * Every company among these takes other hidden facts that its teaser doesn't tell, in its own records and in its
 * prospect, and is put live again as the platform does it. Returns how many had room for that.
 */
export async function veil(house: House, canaries: readonly Canary[]): Promise<number> {
  const db = arranging(house);
  const today = dayOf(house.app.now());
  let changed = 0;
  for (const { at, actor, prospectId, status, content } of canaries) {
    const published = await db()
      .selectFrom("prospect")
      .selectAll()
      .where("id", "=", prospectId)
      .executeTakeFirstOrThrow();
    const publishedAt = published.publishedAt ?? house.app.now();
    const shownOn = teaserDay(dayOf(publishedAt), today);
    const { chosen } = await house.app.withActor(actor, (trx) =>
      generalise(trx, { prospect: published, content, day: shownOn }),
    );
    const other = veiled(content, { at, day: shownOn, chosen });
    if (other === null) continue;
    changed += 1;
    const { establishedOn: foundedOn } = other.company;
    await db().updateTable("company").set({ foundedOn }).where("id", "=", actor.companyId).execute();
    await db().deleteFrom("companyFigures").where("companyId", "=", actor.companyId).execute();
    await db()
      .insertInto("companyFigures")
      .values(other.figures.years.map((year) => ({ ...fromYearFigures(year), companyId: actor.companyId })))
      .execute();
    // A version more, as each edit makes one.
    const version = 2;
    await db()
      .insertInto("prospectVersion")
      .values({
        ...{ prospectId, companyId: actor.companyId, version },
        content: JSON.stringify(draftJson(other)),
      })
      .execute();
    await db()
      .updateTable("prospect")
      .set({
        ...{ liveVersion: version, latestVersion: version, draft: JSON.stringify(draftJson(other)) },
        ...{ soughtFen: other.ask.amountMaxFen, targetFen: other.ask.amountMinFen },
      })
      .where("id", "=", prospectId)
      .execute();
    await house.worker.withActor({ kind: "system" }, async (trx) => {
      const prospect = await trx
        .selectFrom("prospect")
        .selectAll()
        .where("id", "=", prospectId)
        .executeTakeFirstOrThrow();
      if (status !== "published" && status !== "paused") return;
      await writeTeaser(trx, { prospect, content: other, version, status, publishedAt, today });
      await enqueue(trx, "match-prospect", { prospectId });
    });
  }
  return changed;
}

/**
 * The same prospect of a company whose hidden facts are other ones, all that a teaser doesn't tell: exact figures, founding
 * day, staff, ask and highest rate. Null where the bands leave no room for it.
 */
function veiled(
  content: ProspectContent,
  { at, day, chosen }: { at: number; day: Day; chosen: Generalisation },
): ProspectContent | null {
  const { company, figures, ask } = content;
  const shown = jsonOf(toTeaser(content, chosen, day));
  const other = (shift: bigint): ProspectContent => ({
    ...content,
    company: { ...company, establishedOn: addDays(company.establishedOn, Number(shift) * 3 - 7) },
    figures: {
      ...figures,
      years: figures.years.map((year) => ({
        ...year,
        revenueFen: moved(year.revenueFen, shift),
        rdExpenseFen: moved(year.rdExpenseFen, shift),
        netProfitFen: moved(year.netProfitFen, shift),
        totalAssetsFen: moved(year.totalAssetsFen, shift),
        totalLiabilitiesFen: moved(year.totalLiabilitiesFen, shift),
        staff: (year.staff ?? 0) + Number(shift),
      })),
    },
    ask: {
      ...ask,
      amountMinFen: ask.amountMinFen + 1_234_567n,
      amountMaxFen: ask.amountMaxFen - 1_234_567n,
      maxRatePercent: `${4 + (at % 5)}.${10 + (at % 80)}`,
    },
  });
  const shifts = [BigInt(-1 - (at % 3)), BigInt(1 + (at % 3)), -1n, 1n];
  return shifts.map(other).find((one) => jsonOf(toTeaser(one, chosen, day)) === shown) ?? null;
}

/** By some parts of a thousand, and a few fen. */
function moved(fen: bigint | undefined, shift: bigint): bigint | undefined {
  return fen === undefined ? undefined : fen + (fen * shift) / 1_000n + 12_345n;
}

function jsonOf(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) => (typeof one === "bigint" ? `${one}` : one));
}
