import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { withClock } from "#app/domain/applications/clock.ts";
import { endOfApplication } from "#app/domain/applications/ends.ts";
import { whyNotMoveApplication } from "#app/domain/applications/lifecycle.ts";
import { fieldGroupSchema } from "#app/domain/codes/consents.ts";
import { disclosedBy } from "#app/domain/introductions/disclosed.ts";
import { isAtStandstill, isStopped } from "#app/domain/organizations/lifecycle.ts";
import { prospectDraftSchema } from "#app/domain/prospects/content.ts";
import { leafDifferences } from "#app/domain/prospects/leaves.ts";
import { found } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import { findApplicationWithEnd } from "#db/queries/applications/application-lists.ts";
import { listItems } from "#db/queries/applications/application-items.ts";
import { listEventsOfSubject } from "#db/queries/audit/events.ts";
import type { ServiceContext } from "../context.ts";

/**
 * One application for its company: what the institution needs and by when, what it has of the company, and its decision
 * with what would repair it.
 */
export function readApplicationAsCompany(ctx: ServiceContext, actor: CompanyActor, applicationId: string) {
  return ctx.readAs(actor, async (trx) => {
    const { content, liveContent, liveVersion, ...row } = found(
      await findApplicationWithEnd(trx, applicationId, actor),
      "application-not-found",
    );
    const snapshot = prospectDraftSchema.safeParse(content);
    const live = prospectDraftSchema.safeParse(liveContent);
    const groups = fieldGroupSchema.array().parse(row.fieldGroups ?? []);
    return {
      // No clock runs on a suspended ask, or with a suspended institution.
      application: withClock(ctx)({
        ...row,
        dueAt: row.askSuspendedAt === null && !isAtStandstill(row.institutionStatus) ? row.dueAt : null,
      }),
      end: endOfApplication(row),
      held: snapshot.success ? disclosedBy(groups, snapshot.data) : null,
      changes: snapshot.success && live.success ? leafDifferences(snapshot.data, live.data).length : 0,
      liveVersion: liveVersion ?? null,
      items: await listItems(trx, applicationId),
      may: {
        provide:
          row.status === "incomplete" &&
          row.isInForce &&
          !isStopped(row.institutionStatus) &&
          row.askSuspendedAt === null,
        withdraw: whyNotMoveApplication(row, "withdraw", "company") === null,
        /** After an end without money the company can ask others. */
        reRoute: ["declined", "withdrawn", "closed", "approved_not_accepted"].includes(row.status),
      },
      events: await listEventsOfSubject(trx, "application", applicationId),
      now: ctx.now(),
      today: dayOf(ctx.now()),
    };
  });
}
