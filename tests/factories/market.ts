import fc from "fast-check";
import type { Insertable } from "kysely";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { addDays, type Day, dayOf, daysBetween } from "#app/lib/days.ts";
import type { TeaserTable } from "#db/schema/prospects.ts";
import { toDemandColumns } from "#db/queries/mandates/demand-columns.ts";
import { findTeaserFacts, findMandateTerms, listTeaserFacts } from "#db/queries/matching/matches.ts";
import { toMandateTerms, toProspectFacts } from "#db/queries/matching/matching-facts.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { testDatabase } from "./test-database.ts";
import { anyFacts, anyTerms, today } from "./domain/matching.ts";
import { givenIn } from "./given.ts";
import { boundColumns } from "./bulk-rows.ts";
import {
  listOpportunities,
  type ListOpportunities,
} from "#app/services/matching/list-opportunities.server.ts";
import { refreshMatchesOfMandate } from "#app/services/matching/refresh-matches-of-mandate.server.ts";
import type { OwnedMandate } from "./agreements.ts";

const asked = { view: "fit", filter: {}, sort: "fit", after: null } as const;
const system = { kind: "system" } as const;

/** Amounts of the small dataset times this are round: a teaser shows them as they are. */
const round = 10_000n;

/** A day of the small dataset, as far from the present as it is from that dataset's today. */
const asOfNow = (day: Day): Day => addDays(day, daysBetween(today, dayOf(new Date())));

/** A published prospect seeks some amount. */
const sought = (fen: bigint | null) => (fen === 0n ? null : fen);

/** A market: prospects and mandates of all kinds, and the stored matches. */
export function marketIn(app: TestApp) {
  const given = givenIn(app);
  const db = testDatabase(app);

  /** A published prospect whose teaser says what the test is about. */
  async function prospect(change: Partial<Insertable<TeaserTable>> = {}) {
    const one = await given.publishedProspect();
    if (Object.keys(change).length > 0) {
      await db.update("teaser", { prospectId: one.id }, change);
    }
    // The remaining ask is read from the prospect at each match.
    const { amountMinFen: targetFen, amountMaxFen: soughtFen } = change;
    const ask = {
      ...(targetFen === undefined ? {} : { targetFen }),
      ...(soughtFen === undefined ? {} : { soughtFen }),
    };
    if (Object.keys(ask).length > 0) await db.update("prospect", one.id, ask);
    return one;
  }

  /** Prospects of a small dataset, so that pairs often fit and often nearly do: the same ones each time. */
  async function anyProspects(count: number, seed: number) {
    for (const facts of fc.sample(anyFacts, { numRuns: count, seed })) {
      await prospect({
        sector: facts.sector ?? "other",
        district: facts.district ?? "2201",
        stage: facts.stage ?? "seed",
        instruments: [...facts.instruments],
        securities: facts.securities === null ? null : [...facts.securities],
        amountMinFen: (facts.amountMinFen ?? 100n) * round,
        amountMaxFen: (sought(facts.amountMaxFen) ?? sought(facts.amountMinFen) ?? 100n) * round,
        termMonthsMin: facts.termMonthsMin,
        termMonthsMax: facts.termMonthsMax,
        maxRatePercent: facts.maxRateBp === null ? null : (facts.maxRateBp / 100).toFixed(2),
        ...boundColumns(facts),
      });
    }
  }

  /** Mandates of the same small dataset, of one institution. */
  async function anyMandates(count: number, seed: number, owner?: InstitutionActor) {
    const by = owner ?? (await given.institution());
    const ids: string[] = [];
    for (const terms of fc.sample(anyTerms, { numRuns: count, seed })) {
      const { id } = await given.activeMandate(by, {
        ...toDemandColumns({
          ...terms,
          amountMinFen: terms.amountMinFen && terms.amountMinFen * round,
          amountMaxFen: terms.amountMaxFen && terms.amountMaxFen * round,
        }),
        budgetFen: terms.budgetLeftFen * round,
        introductionCap: terms.introductionsLeft,
        validUntil: asOfNow(terms.validUntil),
      });
      ids.push(id);
    }
    return { institution: by, ids };
  }

  /** Refreshes the mandate's matches. */
  const refresh = ({ id: mandateId }: OwnedMandate) =>
    refreshMatchesOfMandate(app.worker, system, { mandateId });

  /** The mandate's list as its institution reads it: what fits best, from the first. */
  const list = ({ id: mandateId, institution }: OwnedMandate, change: Partial<ListOpportunities> = {}) =>
    listOpportunities(app.web, institution, { ...asked, mandateId, ...change });

  /** The stored matches, as comparable pairs. */
  async function memory() {
    return db()
      .selectFrom("match")
      .select(["mandateId", "prospectId", "outcome", "score", "missedCriterion", "computedAt"])
      .orderBy("mandateId")
      .orderBy("prospectId")
      .execute();
  }

  return {
    ...given,
    db,
    prospect,
    anyProspects,
    anyMandates,
    memory,
    refresh,
    list,
    facts: async () =>
      (await app.worker.withActor(system, (trx) => listTeaserFacts(trx, null, 10_000))).map(toProspectFacts),
    factsOf: async (id: string) => {
      const row = await app.worker.withActor(system, (trx) => findTeaserFacts(trx, id));
      return row && toProspectFacts(row);
    },
    termsOf: async (id: string) => {
      const row = await app.worker.withActor(system, (trx) => findMandateTerms(trx, id));
      return row && toMandateTerms(row);
    },
  };
}
