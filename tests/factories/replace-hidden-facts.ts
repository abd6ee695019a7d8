import type { ProspectContent } from "#app/domain/prospects/content.ts";
import { sizeOf } from "#app/domain/prospects/cohort.ts";
import { draftJson } from "#app/domain/prospects/draft.ts";
import { coarsenedOf } from "#app/domain/prospects/generalisation.ts";
import { teaserDay, toTeaser } from "#app/domain/prospects/teaser.ts";
import { type Day, dayOf } from "#app/lib/days.ts";
import { generalise } from "#app/services/prospects/generalise.server.ts";
import { writeTeaser } from "#app/services/prospects/write-teaser.server.ts";
import { fromCompanyProfile } from "#db/queries/organizations/companies.ts";
import { fromYearFigures } from "#db/queries/organizations/company-figures.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { testDatabase } from "./test-database.ts";
import type { Canary } from "./canary.ts";
import { type Choosing, withRegistersOn } from "./renewed.ts";
import { type ContentView, withOtherHiddenFacts } from "./other-hidden-facts.ts";

interface ReplacementOptions {
  /** Whether the facts differ at all. */
  isOther?: boolean;
  /** The first day of the next quarter, if its teasers must not differ either. */
  renewedOn?: Day | null;
}

/** How a prospect is published again. */
interface Plan {
  canary: Canary;
  content: ProspectContent;
  status: "published" | "paused";
  day: Day;
  publishedAt: Date;
}

/**
 * Every company among these gets other facts that its teaser hides, in its records and in its prospect, and is published
 * again by the platform's code; with `isOther` false it is published unchanged. The generalisation was chosen as before:
 * its registers are those of then, until a quarter's first day. Returns how many of which facts differ, and which of
 * them, apart from those in bands, are not shown at all.
 */
export async function replaceHiddenFacts(
  app: TestApp,
  canaries: readonly Canary[],
  { isOther = true, renewedOn = null }: ReplacementOptions = {},
): Promise<Map<string, number>> {
  const db = testDatabase(app);
  const today = dayOf(app.web.now());
  const counts = new Map<string, number>();
  const prospectOf = ({ prospectId }: Canary) => db.row("prospect", prospectId);

  /** The generalisation of a prospect with other content: the same choice, computed from the new content. */
  async function rechosen(canary: Canary, other: ProspectContent, day: Day): Promise<string> {
    const prospect = await prospectOf(canary);
    return app.web.withActor(canary.actor, async (trx) => {
      const { chosen } = await generalise(trx, { prospect, content: canary.content, day });
      const { stored } = await generalise(trx, { prospect, content: other, day });
      return JSON.stringify({ ...(JSON.parse(stored) as object), chosen });
    });
  }

  async function updateRecords({ actor: { companyId } }: Canary, content: ProspectContent): Promise<void> {
    const profile = fromCompanyProfile(content.company);
    const { sector, district, establishedOn } = profile;
    await db.update("company", companyId, { sector, district, establishedOn, sizeClass: sizeOf(content) });
    await db().deleteFrom("companyFigures").where("companyId", "=", companyId).execute();
    const years = content.figures.years.map((year) => ({ ...fromYearFigures(year), companyId }));
    await db.insertAll("companyFigures", years);
    await db().deleteFrom("companyRecognition").where("companyId", "=", companyId).execute();
    const titles = content.ip.recognitions.map((code) => ({ companyId, code }));
    await db.insertAll("companyRecognition", titles);
    const rights = Array.from({ length: content.ip.rights.invention_patent ?? 0 }, (_, at) => ({
      companyId,
      kind: "invention_patent",
      title: `发明 ${at}`,
    }));
    await db().deleteFrom("companyRight").where("companyId", "=", companyId).execute();
    await db.insertAll("companyRight", rights);
  }

  /** A company's other facts, hidden by this teaser and the next. */
  async function planOf(canary: Canary, status: Plan["status"], chosenNext: Choosing | null): Promise<Plan> {
    const { at, actor, content } = canary;
    const { publishedAt: published, acceptedFen, ...before } = await prospectOf(canary);
    const publishedAt = published ?? app.web.now();
    const day = teaserDay(dayOf(publishedAt), today);
    const as = { canary, status, day, publishedAt };
    if (!isOther) return { ...as, content };
    const { chosen } = await app.web.withActor(actor, (trx) =>
      generalise(trx, { prospect: before, content, day }),
    );
    const views: ContentView[] = [(one) => toTeaser(one, chosen, day, acceptedFen)];
    if (chosenNext !== null && renewedOn !== null)
      views.push(async (one) => toTeaser(one, await chosenNext(canary, one), renewedOn, acceptedFen));
    const { hasAllTitles } = chosen;
    const other = await withOtherHiddenFacts(content, { at, hasAllTitles, views });
    const withheld = coarsenedOf(chosen).filter((fact) => other.changed.some((one) => one === fact));
    for (const fact of [...other.changed, ...withheld.map((one) => `withheld ${one}`)])
      counts.set(fact, (counts.get(fact) ?? 0) + 1);
    return { ...as, content: other.content };
  }

  const live = canaries.flatMap((canary) => {
    const { status } = canary;
    return status === "published" || status === "paused" ? [{ canary, status }] : [];
  });
  async function plansOf(chosenNext: Choosing | null): Promise<Plan[]> {
    const plans: Plan[] = [];
    for (const { canary, status } of live) plans.push(await planOf(canary, status, chosenNext));
    return plans;
  }
  const companies = live.map(({ canary }) => canary);
  const plans =
    renewedOn === null || !isOther
      ? await plansOf(null)
      : await withRegistersOn(app, companies, renewedOn, plansOf);
  for (const { canary, content, status, day, publishedAt } of plans) {
    const { prospectId, actor } = canary;
    await updateRecords(canary, content);
    // One more version, as by an edit.
    const version = 2;
    await db.insert("prospectVersion", {
      prospectId,
      companyId: actor.companyId,
      version,
      content: JSON.stringify(draftJson(content)),
    });
    await db.update("prospect", prospectId, {
      liveVersion: version,
      latestVersion: version,
      draft: JSON.stringify(draftJson(content)),
      soughtFen: content.ask.amountMaxFen,
      targetFen: content.ask.amountMinFen,
      generalisation: await rechosen(canary, content, day),
    });
    const prospect = await prospectOf(canary);
    await app.worker.withActor({ kind: "system" }, async (trx) => {
      await writeTeaser(trx, { prospect, content, version, status, publishedAt, today });
      await enqueue(trx, "match-prospect", { prospectId });
    });
  }
  return counts;
}
