import { addDays, dayOf } from "#app/lib/days.ts";
import { OPEN_RECOVERY_STATUSES } from "#app/domain/recoveries/lifecycle.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { adminStepFacts } from "./first-steps.ts";
import { caseCounts, toCaseCounts } from "./case-queue.ts";
import { mattersWithoutAdmin } from "./ties.ts";
import { latestCheck, toCheck } from "#db/queries/matching/match-checks.ts";
import { isOwnVisit, visitIn } from "#db/queries/notifications/visits.ts";
import { billingCounts } from "#db/queries/billing/billing-today.ts";
import { disputeCounts } from "#db/queries/deals/dispute-lists.ts";

/** A licence that ends within so many days is mentioned. */
const LICENCE_NOTICE_DAYS = 90;

/**
 * The counts of an admin's start page: the cases, the disputes, unconfirmed suspensions, open recoveries of accounts that
 * admins decide, what waits of fees and invoices, matters that no admin can decide, and the institutions in the market
 * whose licence ended or will; with the admin's last visit and the last comparison of the ranked lists.
 */
export async function countToday(trx: ActorTransaction, userId: string, now: Date) {
  const today = dayOf(now);
  const licences = trx
    .selectFrom("institution")
    .where("status", "in", ["active", "restricted"])
    .where("licenceExpiresOn", "<", addDays(today, LICENCE_NOTICE_DAYS))
    .select(({ fn }) => [
      fn.countAll<bigint>().filterWhere("licenceExpiresOn", "<", today).as("ended"),
      fn.countAll<bigint>().filterWhere("licenceExpiresOn", ">=", today).as("ending"),
    ]);
  const confirmations = trx
    .selectFrom("confirmation")
    .where("status", "=", "open")
    .select(({ fn }) => {
      const suspensions = fn.countAll<bigint>().filterWhere("kind", "in", ["suspension", "ask-suspension"]);
      return [
        suspensions.filterWhere("dueAt", "is not", null).as("unconfirmed"),
        suspensions.filterWhere("dueAt", "is", null).as("alone"),
        fn.countAll<bigint>().filterWhere("kind", "=", "admin-role").as("proposals"),
      ];
    });
  const recoveries = trx
    .selectFrom("accounts.recovery")
    .where("deciders", "=", "admins")
    .where("status", "in", OPEN_RECOVERY_STATUSES)
    .select(({ fn }) => fn.countAll<bigint>().as("recoveries"));
  const counted = await trx
    .selectFrom(caseCounts(trx, userId, now).as("cases"))
    .innerJoin(licences.as("licences"), (join) => join.onTrue())
    .innerJoin(confirmations.as("confirmations"), (join) => join.onTrue())
    .innerJoin(recoveries.as("recoveries"), (join) => join.onTrue())
    .innerJoin(disputeCounts(trx, now).as("disputes"), (join) => join.onTrue())
    .innerJoin(billingCounts(trx, today).as("billing"), (join) => join.onTrue())
    .leftJoin(latestCheck(trx).as("checked"), (join) => join.onTrue())
    .leftJoin("visit", (join) => join.on(isOwnVisit))
    .selectAll(["cases", "licences", "confirmations", "recoveries", "disputes", "billing", "checked"])
    .select(["visit.since as visitSince", "visit.lastAt as visitLastAt"])
    .select(mattersWithoutAdmin.as("withoutAdmin"))
    .select(adminStepFacts(userId))
    .executeTakeFirstOrThrow();
  const {
    ended,
    ending,
    admin,
    sides,
    unconfirmed,
    alone,
    recoveries: open,
    proposals,
    withoutAdmin,
    differences,
    deadCalls,
    failedRefunds,
    overdueInvoices,
    feeProposals,
    bankProposals,
    questionedFees,
    fapiaoToIssue,
    visitSince,
    visitLastAt,
    checkedAt,
    pairs,
    missing,
    extra,
    byDay,
    sample,
    hasTie,
    hasDecided,
    hasSettled,
    hasSecond,
    ...cases
  } = counted;
  return {
    disputes: { admin: Number(admin), sides: Number(sides) },
    suspensions: { unconfirmed: Number(unconfirmed), alone: Number(alone) },
    recoveries: Number(open),
    /** Roles of admins that wait for a second security admin. */
    proposals: Number(proposals),
    billing: {
      differences,
      deadCalls,
      failedRefunds,
      overdueInvoices,
      feeProposals,
      bankProposals,
      questionedFees,
      fapiaoToIssue,
    },
    /** Matters that no admin can decide: ties keep all away. */
    withoutAdmin: Number(withoutAdmin),
    counts: toCaseCounts(cases),
    visit: visitIn({ visitSince, visitLastAt }),
    steps: { hasTie, hasDecided, hasSettled, hasSecond },
    /** The last comparison of the ranked lists with the criteria. */
    matching:
      checkedAt === null || pairs === null || missing === null || extra === null || byDay === null
        ? null
        : toCheck({ checkedAt, pairs, missing, extra, byDay, sample }),
    licencesEnding: { ended: Number(ended), ending: Number(ending) },
  };
}
