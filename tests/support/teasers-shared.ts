import {
  fitsView,
  type RegisterView,
  type RegisteredFacts,
  viewOfTeaser,
} from "#app/domain/prospects/cohort.ts";
import { type ProspectContent, writtenContent } from "#app/domain/prospects/content.ts";
import { teaserBandsSchema, type TeaserBands } from "#app/domain/prospects/teaser-parts.ts";
import type { Day } from "#app/lib/days.ts";
import type { Database } from "#db/schema.ts";
import type { Kysely } from "kysely";

/** A company's teaser beside everything that was ever shown of the company. */
export interface ShownCompany {
  isRecognisable: boolean;
  content: ProspectContent;
  bands: TeaserBands;
  shownOn: Day;
  views: RegisterView[];
}

export async function listShownCompanies(db: Kysely<Database>): Promise<ShownCompany[]> {
  const shown = await db
    .selectFrom("shownTeaser")
    .innerJoin("prospect", "prospect.id", "shownTeaser.prospectId")
    .select(["companyId", "bands", "shownOn", "pledgesPatents"])
    .execute();
  const viewsOf = Map.groupBy(shown, ({ companyId }) => companyId);
  const rows = await db
    .selectFrom("teaser")
    .innerJoin("prospect", "prospect.id", "teaser.prospectId")
    .innerJoin("prospectVersion as v", (join) =>
      join.onRef("v.prospectId", "=", "teaser.prospectId").onRef("v.version", "=", "teaser.version"),
    )
    .select(["prospect.companyId", "prospect.isRecognisable", "teaser.bands", "teaser.shownOn", "v.content"])
    .execute();
  return rows.flatMap(({ companyId, content, bands, ...row }) => {
    const written = writtenContent(content);
    const views = (viewsOf.get(companyId) ?? []).map((one) =>
      viewOfTeaser(
        { ...teaserBandsSchema.parse(one.bands), securities: one.pledgesPatents ? ["class_one_ip"] : [] },
        one.shownOn,
      ),
    );
    return written === null
      ? []
      : [{ ...row, content: written, bands: teaserBandsSchema.parse(bands), views }];
  });
}

/** The company and the other firms of registers that may be the one of which all this was shown, looked for one by one. */
export function countMayBe(
  firms: readonly (RegisteredFacts & { code: string })[],
  { content, views }: ShownCompany,
): number {
  const others = firms.filter(({ code }) => code !== content.company.uscc);
  return 1 + others.filter((facts) => views.every((view) => fitsView(facts, view))).length;
}

/** Of so many teasers, how many in a hundred show each attribute as finely as it is shown at all; of titles, how many. */
export function keptShares(shown: readonly ShownCompany[]): Record<string, number> {
  const share = (shows: (one: ShownCompany) => boolean) => percent(shown.filter(shows).length, shown.length);
  const held = shown.flatMap(({ content: { ip }, shownOn }) =>
    ip.recognitions.filter((code) => (ip.recognisedUntil[code] ?? shownOn) >= shownOn),
  ).length;
  return {
    sector: share(({ content, bands }) => bands.sector === content.company.sector),
    place: share(({ content, bands }) => bands.place === content.company.district),
    age: share(({ bands }) => bands.ageYears !== null),
    titles: percent(shown.flatMap(({ bands }) => bands.recognitions).length, held),
    size: share(({ bands }) => bands.size !== null),
    staff: share(({ bands }) => bands.staff !== null),
    patents: share(({ bands }) => bands.classOneIp !== null),
  };
}

function percent(some: number, all: number): number {
  return Math.round((1_000 * some) / all) / 10;
}
