import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { RETENTION_CLASSES } from "#app/domain/retention/classes.ts";
import { dueBefore } from "#app/domain/retention/period.ts";
import { COUNTED_CLASSES, type CountedClass, countDue, readerOf } from "#db/queries/retention/due.ts";
import type { AccountsContext, ServiceContext } from "../context.ts";

export interface RetentionReport {
  name: CountedClass;
  end: (typeof RETENTION_CLASSES)[CountedClass]["end"];
  /** The job that takes what is due; null: nobody but the operator does. */
  job: (typeof RETENTION_CLASSES)[CountedClass]["job"];
  rows: number;
  oldest: Date | null;
  due: number;
}

/** How much there is of each class with a period, since when, and how much of it is due. Changes nothing. */
export async function reportRetention(
  ctx: Pick<AccountsContext, "withAccounts"> & Pick<ServiceContext, "withActor" | "now">,
  actor: SystemActor,
): Promise<RetentionReport[]> {
  const reports: RetentionReport[] = [];
  for (const name of COUNTED_CLASSES) {
    const { period, end, job } = RETENTION_CLASSES[name];
    const before = dueBefore(period, ctx.now());
    const counted =
      readerOf(name) === "accounts"
        ? await ctx.withAccounts((trx) => countDue(trx, name, before))
        : await ctx.withActor(actor, (trx) => countDue(trx, name, before));
    reports.push({ name, end, job, ...counted });
  }
  return reports;
}
