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
import { type Kysely, sql } from "kysely";
import { expect } from "vitest";

/** A company's teaser, and everything ever shown of the company. */
interface ShownCompany {
  isRecognisable: boolean;
  content: ProspectContent;
  bands: TeaserBands;
  shownOn: Day;
  views: { shownAt: Date; view: RegisterView }[];
}

/** What registers held of a firm from one time until another; both null for always. */
interface RegisteredState {
  code: string;
  since: Date | null;
  until: Date | null;
  facts: RegisteredFacts;
}

/** Everything that registers ever held of each firm. */
async function listRegistered(db: Kysely<Database>): Promise<RegisteredState[]> {
  const finite = (column: "since" | "until") =>
    sql<Date | null>`case when isfinite(${sql.ref(column)}) then ${sql.ref(column)} end`.as(column);
  const rows = await db
    .selectFrom("registeredCompany")
    .select(["code", "sector", "district", "sizeClass as size", "foundedOn", "staff", "patents", "titles"])
    .select([finite("since"), finite("until")])
    .execute();
  return rows.map(({ code, since, until, ...facts }) => ({ code, since, until, facts }));
}

async function listShownCompanies(db: Kysely<Database>): Promise<ShownCompany[]> {
  const shown = await db
    .selectFrom("shownTeaser")
    .innerJoin("prospect", "prospect.id", "shownTeaser.prospectId")
    .select(["companyId", "bands", "pledgesPatents", "shownAt", "shownOn"])
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
    const views = (viewsOf.get(companyId) ?? []).map(({ shownAt, shownOn, pledgesPatents, ...one }) => ({
      shownAt,
      view: viewOfTeaser(
        { ...teaserBandsSchema.parse(one.bands), securities: pledgesPatents ? ["class_one_ip"] : [] },
        shownOn,
      ),
    }));
    return written === null
      ? []
      : [{ ...row, content: written, bands: teaserBandsSchema.parse(bands), views }];
  });
}

/** The company and the other firms that may be the one of which all this was shown, by what registers held of them then. */
function countMayBe(registered: readonly RegisteredState[], { content, views }: ShownCompany): number {
  const times = views.map(({ shownAt, view }) => {
    const may = registered.filter(
      ({ since, until, facts }) =>
        (since ?? shownAt) <= shownAt && (until === null || shownAt < until) && fitsView(facts, view),
    );
    return new Set(may.map(({ code }) => code));
  });
  const left = registered.filter(
    ({ code, until }) =>
      until === null && code !== content.company.uscc && times.every((codes) => codes.has(code)),
  );
  return 1 + left.length;
}

/** Of so many teasers, how many in a hundred show each attribute as finely as it is shown at all; of titles, how many. */
function shownShares(shown: readonly ShownCompany[]): Record<string, number> {
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

/**
 * What the teasers of a city show of a hundred companies. Of none who hasn't agreed may fewer than five firms be the one of
 * which all was shown, and few have agreed.
 */
export async function sharesShownIn(db: Kysely<Database>): Promise<Record<string, number>> {
  const shown = await listShownCompanies(db);
  const registered = await listRegistered(db);
  const hiding = shown.filter(({ isRecognisable }) => !isRecognisable);
  const few = hiding.filter((one) => countMayBe(registered, one) < 5);
  expect(few.map(({ content }) => content.company.uscc)).toEqual([]);
  expect(hiding.length).toBeGreaterThan(0.98 * shown.length);
  const shares = shownShares(shown);
  process.stdout.write(
    `${shown.length} teasers, ${shown.length - hiding.length} with their company's word; ` +
      `of a hundred show ${JSON.stringify(shares)}\n`,
  );
  return shares;
}
