import type { RealDeal } from "#app/domain/datasets/deal-file.ts";
import { toStoredReasons } from "#app/domain/matching/ranking/stored-reasons.ts";
import { addDays, dayOf } from "#app/lib/days.ts";
import { refreshMatchesOfMandate } from "#app/services/matching/refresh-matches-of-mandate.server.ts";
import { refreshMatchesOfProspect } from "#app/services/matching/refresh-matches-of-prospect.server.ts";
import { inOneTransaction } from "#scripts/datasets/database.ts";
import { insertDeals } from "#scripts/datasets/insert-deals.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { marketIn } from "./market.ts";

const system = { kind: "system" } as const;
export const now = new Date("2026-11-25T12:00:00+08:00");
export const today = dayOf(now);
export const here = "2201/220104";
const there = "2201/220103";

/** One loan every second day: the first bank lends in one district, the second in another, the third in all. */
function deals(count: number): RealDeal[] {
  return Array.from({ length: count }, (_, n) => {
    const bank = n % 3;
    const isHere = bank === 0 ? n % 10 !== 0 : bank === 1 ? n % 10 === 1 : n % 2 === 0;
    return {
      id: `D${n}`,
      date: addDays(today, -1 - 2 * (count - n)),
      company: `C${n}`,
      sector: "photonics/laser-devices",
      place: isHere ? here : there,
      stage: "growth",
      instrument: "ip_pledge_loan",
      amountFen: 500_000_000n + BigInt(n % 7) * 40_000_000n,
      termMonths: 24,
      employees: null,
      founded: null,
      funders: [`BANK ${bank}`],
    };
  });
}

function missing(): never {
  throw new Error("The market has no such bank");
}

/** A market with a history of loans by three banks. */
export function lendingMarketIn(app: TestApp) {
  const given = marketIn(app);

  /** Prospects in both districts, and the banks with the mandates that their deals imply. */
  async function arranged(count: number) {
    await inOneTransaction(app.databaseUrl, (trx) => insertDeals(trx, deals(count), now, () => undefined));
    for (const district of [here, there, here]) await given.prospect({ district, maxRatePercent: null });
    const rows = await given.db.rows("mandate", {}, "id");
    const names = await given.db.rows("institution");
    const bank = (n: number) => {
      const institutionId = names.find(({ nameEn }) => nameEn === `BANK ${n}`)?.id ?? missing();
      return rows.find((row) => row.institutionId === institutionId) ?? missing();
    };
    return { mandateIds: rows.map(({ id }) => id), bank };
  }

  const refresh = (mandateId: string) => refreshMatchesOfMandate(app.worker, system, { mandateId });

  async function refreshProspects() {
    for (const { prospectId } of await given.facts())
      await refreshMatchesOfProspect(app.worker, system, { prospectId });
  }

  /** Every eligible match as stored. */
  const matches = () =>
    given
      .db()
      .selectFrom("match")
      .selectAll()
      .where("outcome", "=", "eligible")
      .orderBy("mandateId")
      .orderBy("prospectId")
      .execute();

  return { ...given, arranged, refresh, refreshProspects, matches };
}

/** The lifts of a place, as finely as stored. */
export function placeEvidence(parts: unknown) {
  return toStoredReasons(parts)
    .find(({ kind }) => kind === "district")
    ?.evidence?.at(-1);
}
