import { sql } from "kysely";

/** What a decision on payments is recorded as. */
const SETTLED = sql.join(
  [
    "dispute-decided",
    "fee-waiver-proposed",
    "fee-adjustment-proposed",
    "fapiao-issued",
    "bank-statement-imported",
    "bank-proposal-confirmed",
  ].map((type) => sql.lit(type)),
);

/** What an admin has done of the first steps, by the audit trail and their ties. */
export const adminStepFacts = (userId: string) =>
  [
    sql<boolean>`exists (select from admin_tie t where t.user_id = ${userId})`.as("hasTie"),
    // The newest first: for whoever decides cases it is among the last events.
    sql<boolean>`(select e.id from event e where e.actor_user_id = ${userId} and e.type = 'case-decided'
      order by e.id desc limit 1) is not null`.as("hasDecided"),
    sql<boolean>`exists (select from event e where e.actor_user_id = ${userId} and e.type in (${SETTLED}))`.as(
      "hasSettled",
    ),
    sql<boolean>`(select count(*) > 1 from list_admins_of('security'))`.as("hasSecond"),
  ] as const;
