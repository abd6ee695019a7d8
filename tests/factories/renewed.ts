import { sql } from "kysely";
import { finestView, registeredFactsOf } from "#app/domain/prospects/cohort.ts";
import type { ProspectContent } from "#app/domain/prospects/content.ts";
import type { Generalisation } from "#app/domain/prospects/generalisation.ts";
import { addDays, type Day } from "#app/lib/days.ts";
import { generalise } from "#app/services/prospects/generalise.server.ts";
import { registerAsPublished } from "#app/services/prospects/register-as-published.server.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import type { Canary } from "./canary.ts";
import { validCode } from "./moderation.ts";

/**
 * The generalisation that will be chosen for a company on the first day of a quarter, if its prospect has this content.
 */
export type Choosing = (canary: Canary, content: ProspectContent) => Promise<Generalisation>;

/** Runs work with the registers as after the renewal of these companies' teasers, then restores them. */
export function withRegistersOn<Result>(
  app: TestApp,
  canaries: readonly Canary[],
  day: Day,
  work: (chosenOf: Choosing) => Promise<Result>,
): Promise<Result> {
  return app.worker.withActor({ kind: "system" }, async (trx) => {
    await sql`savepoint as_registered`.execute(trx);
    for (const { actor, content } of canaries)
      await registerAsPublished(trx, { companyId: actor.companyId, content, today: day });
    const prospects = await trx.selectFrom("prospect").select(["id", "ageToldOn"]).execute();
    const shownOn = new Map(prospects.map(({ id, ageToldOn }) => [id, ageToldOn]));
    // Most contents of a company are equal in all that is counted.
    const known = new Map<string, Generalisation>();
    const result = await work(async ({ actor: { companyId }, prospectId }, content) => {
      const ageToldOn = shownOn.get(prospectId) ?? null;
      const key = JSON.stringify([prospectId, finestView(registeredFactsOf(content, day), ageToldOn ?? day)]);
      const prospect = { companyId, keepShown: null, isRecognisable: false, generalisation: null, ageToldOn };
      const chosen = known.get(key) ?? (await generalise(trx, { prospect, content, day })).chosen;
      known.set(key, chosen);
      return chosen;
    });
    await sql`rollback to savepoint as_registered`.execute(trx);
    return result;
  });
}

/** Companies alone in their branch by then, so that the renewal pauses their prospects; a bank has met the first. */
export const alone = [5, 85];

/**
 * The same companies, with events within a quarter that change the next quarter's teasers: a title of some ends before
 * its first day, of others after it, and two are left alone in their branch.
 */
export function movedOn(canaries: readonly Canary[], renewedOn: Day): Canary[] {
  return canaries.map((canary) => {
    const { at, content } = canary;
    const ends = { 1: addDays(renewedOn, -11 - (at % 7)), 2: addDays(renewedOn, 10 + (at % 7)) }[at % 4];
    const ip =
      ends === undefined ? content.ip : { ...content.ip, recognisedUntil: { high_tech_enterprise: ends } };
    const sector = alone.includes(at) ? "new-materials/polymers" : content.company.sector;
    return { ...canary, content: { ...content, ip, company: { ...content.company, sector } } };
  });
}

/** Registers a further company like each of these, not on the platform. */
export async function registerLike({ owner }: TestApp, canaries: readonly Canary[]): Promise<void> {
  for (const { actor } of canaries)
    await owner.query(
      `insert into registered_company (code, sector, district, size_class, founded_on, staff, patents, titles)
       select $1, sector, district, size_class, founded_on, staff, patents, titles
       from registered_company where company_id = $2 and until = 'infinity'`,
      [validCode(), actor.companyId],
    );
}

interface Renewed {
  /** The choice of what to show, with the edition and the status that it led to. */
  choice: string;
  /** How many companies share it: only the company may read this. */
  sharedBy: string;
  edition: number;
  isRenewed: boolean;
}

/** The generalisation of each live prospect, and whether it was chosen on that day. */
export async function choicesIn({ owner }: TestApp, day: Day): Promise<Renewed[]> {
  const { rows } = await owner.query<Renewed>(
    `select concat_ws(' ', p.id, p.status, t.edition, (g.stored -> 'chosen') - array['sharedBy', 'sharedByAll']) as choice,
       g.stored #>> '{chosen,sharedBy}' as "sharedBy", t.edition::int, t.shown_on = $1 as "isRenewed"
     from teaser t join prospect p on p.id = t.prospect_id, lateral (select p.generalisation::jsonb as stored) g
     order by p.id`,
    [day],
  );
  return rows;
}
