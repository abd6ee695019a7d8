import { disclosedCompany } from "#db/queries/introductions/disclosed-company.ts";
import { sql } from "kysely";
import type { SortedPage } from "#app/domain/list-sorts.ts";
import type { ApplicationStatus } from "#app/domain/applications/lifecycle.ts";
import { preferencesOfAnyDatasetSchema } from "#app/domain/mandates/preferences.ts";
import {
  type DemandColumns,
  DEMANDS,
  demandsOf,
  NOTHING_DEMANDED,
} from "#app/domain/matching/criteria/demands.ts";
import { omit, pick } from "#app/lib/pick.ts";
import { knownInstitution } from "#db/queries/organizations/known-institution.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { endColumns } from "./application-ends.ts";
import { tasksOfApplication } from "./application-tasks.ts";
import { hasOffer } from "./applications.ts";
import { byDeadline, byTitle } from "#db/queries/shared/list-orders.ts";
import { isOfSide, type PageFilter, pageOf, type Side } from "#db/queries/shared/on-page.ts";
import { askedInstruments, givenAsk } from "#db/queries/offers/given-ask.ts";
import {
  isOfSuspendedAsk,
  isWithSuspendedInstitution,
  statusOfAsk,
  suspendedAsks,
  waitsSince,
} from "#db/queries/prospects/suspensions.ts";
import { isConsentInForce } from "#db/queries/introductions/consent-in-force.ts";

type Filter = PageFilter<ApplicationStatus>;

const mandateColumns = [...DEMANDS.map(({ content }) => content), "preferences"] as const;

/** Its deadline; on a suspended ask, and with a suspended institution, no clock runs. */
const runningDueAt = sql<Date | null>`case
  when not ${isOfSuspendedAsk("application.prospect_id")}
    and not ${isWithSuspendedInstitution("application.institution_id")} then application.due_at end`;

function listed(trx: ActorTransaction, page: ReturnType<typeof pageOf>) {
  return trx
    .selectFrom("application")
    .select(["application.id", "application.number", "application.status", "application.statusChangedAt"])
    .select(["application.clockFrom", "application.introductionId", "application.repairable"])
    .select([runningDueAt.as("dueAt"), isOfSuspendedAsk("application.prospect_id").as("isSuspended")])
    .select(page.orderKey)
    .where(page.isOnPage)
    .orderBy(page.inOrder);
}

/** A company's applications, the latest moved first, each with the number of owed items. */
export async function listApplicationsForCompany(trx: ActorTransaction, companyId: string, filter: Filter) {
  const page = pageOf("application", { companyId }, filter);
  const rows = await listed(trx, page)
    .innerJoin(knownInstitution, "institution.id", "application.institutionId")
    .select(["institution.nameZh as institutionNameZh", "institution.nameEn as institutionNameEn"])
    .select(
      sql<number>`(select count(*)::int from application_item t
        where application.status = 'incomplete' and t.application_id = application.id and t.status = 'requested')`.as(
        "owed",
      ),
    )
    .select(endColumns)
    .execute();
  return page.cut(rows);
}

/** An institution's applications, in its order; names are present while the consent is in force. */
export async function listApplicationsForInstitution(
  trx: ActorTransaction,
  institutionId: string,
  { language, ...filter }: Filter & SortedPage,
) {
  const page = pageOf("application", { institutionId }, filter, {
    ...byDeadline(
      sql`case when application.status in ('submitted', 'incomplete', 'complete', 'under_review') then ${runningDueAt} end`,
    ),
    ...byTitle("application", { institutionId, language, introduction: "introductionId" }),
  });
  const rows = await listed(trx, page)
    .innerJoin("mandate", "mandate.id", "application.mandateId")
    .leftJoinLateral(disclosedCompany("application.introductionId"), (join) => join.onTrue())
    .leftJoin("teaser", "teaser.prospectId", "application.prospectId")
    .select(["mandate.number as mandateNumber", "teaser.headlineZh", "teaser.headlineEn"])
    .select(["mandate.nameZh as mandateNameZh", "mandate.nameEn as mandateNameEn"])
    .select(["company.nameZh as companyNameZh", "company.nameEn as companyNameEn"])
    .execute();
  return page.cut(rows);
}

/**
 * One application with its two sides, its snapshot, and the live version, as far as its company may see them, with what
 * may have ended it.
 */
export async function findApplicationWithEnd(trx: ActorTransaction, id: string, side: Side) {
  return applicationOf(trx, id, side).select(endColumns).executeTakeFirst();
}

/** The same for its institution, with what its mandate demands and prefers now. */
export async function findApplicationWithMandate(trx: ActorTransaction, id: string, side: Side) {
  const row = await applicationOf(trx, id, side)
    .leftJoinLateral(givenAsk("application.introductionId"), (join) => join.onTrue())
    .select([askedInstruments, "institution.kind as institutionKind"])
    .select(["teaser.amountMinFen as soughtMinFen", "teaser.amountMaxFen as soughtMaxFen"])
    .select(mandateColumns.map((column) => `mandate.${column}` as const))
    .select([tasksOfApplication, statusOfAsk("application.prospectId").as("askStatus")])
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { preferences, ...demands } = pick(row, ...mandateColumns);
  return {
    ...omit(row, ...mandateColumns),
    mandate: {
      // All columns are null where the application has no mandate.
      demands: demands.instruments === null ? NOTHING_DEMANDED : demandsOf(demands as DemandColumns),
      preferences: preferencesOfAnyDatasetSchema.parse(preferences ?? []),
    },
  };
}

function applicationOf(trx: ActorTransaction, id: string, side: Side) {
  return trx
    .selectFrom("application")
    .innerJoin("introduction", "introduction.id", "application.introductionId")
    .innerJoin(knownInstitution, "institution.id", "application.institutionId")
    .leftJoin("mandate", "mandate.id", "application.mandateId")
    .leftJoin("teaser", "teaser.prospectId", "application.prospectId")
    .leftJoin("consent", (join) => join.on(isConsentInForce("application.introductionId")))
    .leftJoin(suspendedAsks, "suspendedAsk.prospectId", "application.prospectId")
    .leftJoinLateral(
      sql<{ fieldGroups: string[]; content: unknown; takenAt: Date }>`application_content(application.id)`.as(
        "held",
      ),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      sql<{ version: number; content: unknown }>`live_content(application.introduction_id)`.as("live"),
      (join) => join.onTrue(),
    )
    .select([
      "application.id",
      "application.number",
      "application.status",
      "application.statusChangedAt",
      "application.submittedAt",
      "application.completedAt",
      "application.clockFrom",
      "application.dueAt",
      "application.decisionDaysLeft",
      "application.reasonCodes",
      "application.repairable",
      "application.repair",
      "application.note",
      "application.introductionId",
      "application.prospectId",
      "application.prospectVersion",
      "application.companyId",
      "application.institutionId",
    ])
    .select(["introduction.number as introductionNumber", "introduction.status as introductionStatus"])
    .select(["institution.nameZh as institutionNameZh", "institution.nameEn as institutionNameEn"])
    .select(["institution.status as institutionStatus", "institution.stoppedAt as institutionStoppedAt"])
    .select(waitsSince("application.introduction_id").as("askSuspendedAt"))
    .select(["mandate.number as mandateNumber", "teaser.headlineZh", "teaser.headlineEn"])
    .select(["held.fieldGroups", "held.content", "held.takenAt"])
    .select(["live.version as liveVersion", "live.content as liveContent"])
    .select(["consent.id as consentId", "consent.expiresAt as consentExpiresAt"])
    .select(["consent.fieldGroups as consentGroups"])
    .select(sql<boolean>`coalesce(consent.expires_at > app_now(), false)`.as("isInForce"))
    .select(hasOffer.as("hasOffer"))
    .select((eb) =>
      eb
        .selectFrom("offer")
        .select("offer.id")
        .whereRef("offer.introductionId", "=", "application.introductionId")
        .orderBy("offer.createdAt", "desc")
        .limit(1)
        .as("offerId"),
    )
    .where("application.id", "=", id)
    .where(isOfSide("application", side));
}
