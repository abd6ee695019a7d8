import { sql } from "kysely";
import type { IntroductionStatus } from "#app/domain/introductions/lifecycle.ts";
import type { OfferStatus } from "#app/domain/offers/lifecycle.ts";

/** What may have ended an application, for its company; of tables that the query itself need not join. */
export const endColumns = [
  sql<IntroductionStatus>`(select i.status from introduction i where i.id = application.introduction_id)`.as(
    "introductionStatus",
  ),
  sql<Date>`(select i.status_changed_at from introduction i where i.id = application.introduction_id)`.as(
    "introductionChangedAt",
  ),
  sql<OfferStatus | null>`(select o.status from offer o
    where o.introduction_id = application.introduction_id order by o.created_at desc limit 1)`.as(
    "lastOfferStatus",
  ),
  sql<Date | null>`(select max(d.status_changed_at) from deal d
    where d.introduction_id = application.introduction_id and d.status = 'fell_through')`.as("dealEndedAt"),
  sql<Date | null>`(select p.status_changed_at from prospect p
    where p.id = application.prospect_id and p.status in ('funded', 'withdrawn'))`.as("searchEndedAt"),
  sql<Date | null>`(select max(c.expires_at) from consent c
    where c.introduction_id = application.introduction_id and c.expires_at <= app_now())`.as("consentOverAt"),
] as const;
