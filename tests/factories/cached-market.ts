import fc from "fast-check";
import { refreshMatchesOfMandate } from "#app/services/matching/refresh-matches-of-mandate.server.ts";
import { refreshMatchesOfProspect } from "#app/services/matching/refresh-matches-of-prospect.server.ts";
import type { MatchingContext } from "#app/services/context.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { marketIn } from "./market.ts";

const system = { kind: "system" } as const;

/** One edit of the matcher's input, as SQL for a row picked by a number, and the lists to refresh. */
interface Edit {
  of: "prospect" | "mandate" | "institution";
  sql: string;
  pick: number;
}

const edits = {
  prospect: [
    "update teaser set stage = 'seed' where prospect_id = $1",
    "update teaser set stage = 'growth', version = version + 1 where prospect_id = $1",
    `with moved as (update teaser set district = '2201/220103' where prospect_id = $1)
     update prospect set sought_fen = target_fen * 3 + 1000000 where id = $1`,
    "update teaser set status = 'paused' where prospect_id = $1",
    "update teaser set status = 'published' where prospect_id = $1",
    "update prospect set accepted_fen = 1000000 where id = $1",
    "delete from teaser where prospect_id = $1",
  ],
  mandate: [
    "update mandate set status = 'paused' where id = $1",
    "update mandate set status = 'active', version = version + 1 where id = $1",
    "update mandate set stages = '{}', sectors_included = '{}' where id = $1",
    "update mandate set stages = '{growth}', amount_max_fen = 1000000000 where id = $1",
    "update mandate set budget_fen = 0 where id = $1",
    "update mandate set budget_fen = 10000000000, introduction_cap = 1 where id = $1",
    `insert into introduction (prospect_id, prospect_version, mandate_id, mandate_version, institution_id, company_id,
       requested_by, status)
     select p.id, 1, m.id, 1, m.institution_id, p.company_id, 'institution', 'requested' from mandate m, prospect p
     where m.id = $1
       and not exists (select from introduction i where i.institution_id = m.institution_id and i.prospect_id = p.id)
     order by p.id limit 1`,
    "update introduction set status = 'declined_by_institution' where mandate_id = $1",
  ],
  institution: [
    "update institution set responsiveness = 95 where id = $1",
    "update institution set responsiveness = 20, first_answer_days = 4 where id = $1",
    "update institution set status = 'suspended' where id = $1",
    "update institution set status = 'active' where id = $1",
  ],
} as const;

const anyEdit: fc.Arbitrary<Edit> = fc
  .constantFrom("prospect", "prospect", "mandate", "mandate", "institution")
  .chain((of) => fc.record({ of: fc.constant(of), sql: fc.constantFrom(...edits[of]), pick: fc.nat(99) }));

/** A market that is edited, and its stored matches. */
export function cachedMarketIn(app: TestApp) {
  const given = marketIn(app);

  async function idsOf(of: Edit["of"]): Promise<string[]> {
    const { rows } = await app.owner.query<{ id: string }>(`select id from ${of} order by id`);
    return rows.map(({ id }) => id);
  }

  /** Each mandate's list with all stored columns. */
  async function lists(): Promise<Map<string, string>> {
    const { rows } = await app.owner.query<{ id: string; list: string }>(
      `select mandate_id as id, string_agg(concat_ws(' ', prospect_id, outcome, score, parts, missed_criterion,
         prospect_version, mandate_version), E'\\n' order by prospect_id) as list
       from match group by mandate_id order by mandate_id`,
    );
    return new Map(rows.map(({ id, list }) => [id, list]));
  }

  return {
    ...given,
    idsOf,
    lists,

    /** Makes edits, the same each time, and runs the jobs that follow each. */
    async edit(ctx: MatchingContext, count: number, seed: number): Promise<void> {
      for (const { of, sql, pick } of fc.sample(anyEdit, { numRuns: count, seed })) {
        const ids = await idsOf(of);
        const id = ids[pick % ids.length];
        await app.owner.query(sql, [id]);
        if (of === "prospect") await refreshMatchesOfProspect(ctx, system, { prospectId: id ?? "" });
        else {
          const rows: { id: string }[] = await app.sql`select id from mandate
            where ${id} in (id, institution_id)`;
          for (const { id: mandateId } of rows) await refreshMatchesOfMandate(ctx, system, { mandateId });
        }
      }
    },

    /** The lists as a process without a cache computes them, by the stored bases. */
    async listsAnew(): Promise<Map<string, string>> {
      await app.sql`delete from match`;
      const ctx = { ...app.worker, market: {} };
      for (const mandateId of await idsOf("mandate"))
        await refreshMatchesOfMandate(ctx, system, { mandateId });
      return lists();
    },
  };
}
