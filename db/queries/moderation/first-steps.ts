import { sql } from "kysely";

/** What a decision on payments is recorded as. */
const SETTLED = [
  "dispute-decided",
  "fee-waiver-proposed",
  "fee-adjustment-proposed",
  "fapiao-issued",
  "bank-statement-imported",
  "bank-proposal-confirmed",
];

/** What an admin has done of the first steps, by the audit trail and their ties. */
export const adminStepFacts = (userId: string) =>
  [
    sql<boolean>`exists (select from admin_tie t where t.user_id = ${userId})`.as("hasTie"),
    sql<boolean>`${hasDone(userId, "case-decided")}`.as("hasDecided"),
    sql<boolean>`(${sql.join(
      SETTLED.map((type) => hasDone(userId, type)),
      sql` or `,
    )})`.as("hasSettled"),
    sql<boolean>`(select count(*) > 1 from list_admins_of('security'))`.as("hasSecond"),
  ] as const;

/** The types as literals, one each: so the planner finds them in the index event_of_first_steps. */
const hasDone = (userId: string, type: string) =>
  sql`exists (select from event e where e.actor_user_id = ${userId} and e.type = ${sql.lit(type)})`;
