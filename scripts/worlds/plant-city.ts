import { hashPassword } from "#app/integrations/accounts/passwords.server.ts";
import { officialWorkingDays } from "#app/integrations/calendar/working-days.server.ts";
import { buildCity } from "#db/seeds/city/build-city.ts";
import { insertFeedback } from "#db/seeds/feedback.ts";
import { insertNotifications } from "#db/seeds/notifications.ts";
import { insertWorld } from "#db/seeds/rows.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { demoPassword, hasDemoAccounts, inOneTransaction, matchAll } from "./plant.ts";

/** Rows by what they are, for the person at the terminal; null where the city was there already. */
export type Planted = Record<string, number> | null;

/** Puts the demonstration city into a migrated database, in one transaction; nothing where it already is. */
export function plantCity(databaseUrl: string, now: Date, seed?: string): Promise<Planted> {
  return inOneTransaction(databaseUrl, (trx) => plantCityIn(trx, now, seed));
}

/** The same within a transaction of one's own. */
export async function plantCityIn(trx: ActorTransaction, now: Date, seed?: string): Promise<Planted> {
  if (await hasDemoAccounts(trx)) return null;
  const rows = buildCity({
    now,
    isWorkingDay: officialWorkingDays.isWorkingDay,
    passwordHash: await hashPassword(demoPassword),
    ...(seed === undefined ? {} : { seed }),
  });
  await insertWorld(trx, rows);
  const matches = await matchAll(trx, now);
  await insertFeedback(trx);
  await insertNotifications(trx, now);
  return {
    companies: rows.companies.length,
    institutions: rows.institutions.length,
    mandates: rows.mandates.length,
    prospects: rows.prospects.length,
    introductions: rows.introductions.length,
    offers: rows.offers.length,
    deals: rows.deals.length,
    drawdowns: rows.drawdowns.length,
    cases: rows.cases.length,
    events: rows.events.length,
    matches,
  };
}
