import { disclosedCompany } from "./disclosed-company.ts";
import { sql } from "kysely";
import type { SortedPage } from "#app/domain/list-sorts.ts";
import type { IntroductionStatus } from "#app/domain/introductions/lifecycle.ts";
import { latestApplication } from "#db/queries/applications/latest-application.ts";
import { knownInstitution } from "#db/queries/organizations/known-institution.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { byDeadline, byTitle } from "#db/queries/shared/list-orders.ts";
import { type PageFilter, pageOf } from "#db/queries/shared/on-page.ts";
import { askedInstruments, givenAsk } from "#db/queries/offers/given-ask.ts";
import {
  isOfSuspendedAsk,
  statusOfAsk,
  suspendedAsks,
  waitsSince,
} from "#db/queries/prospects/suspensions.ts";
import { isConsentInForce } from "./consent-in-force.ts";

const introductionColumns = [
  "introduction.id",
  "introduction.number",
  "introduction.status",
  "introduction.requestedBy",
  "introduction.message",
  "introduction.messageMasked",
  "introduction.purpose",
  "introduction.fitScore",
  "introduction.requestedAt",
  "introduction.answerBy",
  "introduction.reasonCode",
  "introduction.note",
  "introduction.noteMasked",
  "introduction.prospectId",
  "introduction.mandateId",
] as const;

/** With the institution and the mandate that asks; the consent in force, and when it was last used. */
function companyView(trx: ActorTransaction, companyId: string) {
  return trx
    .selectFrom("introduction")
    .innerJoin(knownInstitution, "institution.id", "introduction.institutionId")
    .leftJoin("mandate", "mandate.id", "introduction.mandateId")
    .leftJoin("consent", (join) => join.on(isConsentInForce("introduction.id")))
    .leftJoin(suspendedAsks, "suspendedAsk.prospectId", "introduction.prospectId")
    .select(introductionColumns)
    .select(waitsSince("introduction.id").as("askSuspendedAt"))
    .select(["introduction.answeredAt", "introduction.statusChangedAt", "introduction.prospectVersion"])
    .select("introduction.institutionId")
    .select(["institution.nameZh as institutionNameZh", "institution.nameEn as institutionNameEn"])
    .select([
      "institution.kind as institutionKind",
      "institution.licenceNumber",
      "institution.licenceExpiresOn",
      "institution.status as institutionStatus",
      "institution.stoppedAt as institutionStoppedAt",
    ])
    .select([
      "mandate.number as mandateNumber",
      "mandate.instruments",
      "mandate.amountMinFen",
      "mandate.amountMaxFen",
    ])
    .select([
      "mandate.termMonthsMin",
      "mandate.termMonthsMax",
      "mandate.priceMinPercent",
      "mandate.priceMaxPercent",
    ])
    .select([
      "consent.fieldGroups",
      "consent.purpose as consentPurpose",
      "consent.expiresAt as consentExpiresAt",
      latestApplication.as("applicationId"),
    ])
    .select((eb) =>
      eb
        .selectFrom("disclosure")
        .select("disclosure.at")
        .whereRef("disclosure.introductionId", "=", "introduction.id")
        .where("disclosure.outcome", "=", "shown")
        .orderBy("disclosure.at", "desc")
        .limit(1)
        .as("lastLookedAt"),
    )
    .where("introduction.companyId", "=", companyId);
}

export async function listIntroductionsForCompany(trx: ActorTransaction, companyId: string) {
  return companyView(trx, companyId).orderBy("introduction.statusChangedAt", "desc").limit(300).execute();
}

export async function findIntroductionForCompany(trx: ActorTransaction, id: string, companyId: string) {
  return companyView(trx, companyId)
    .leftJoin("introductionStop", (join) =>
      join
        .onRef("introductionStop.companyId", "=", "introduction.companyId")
        .onRef("introductionStop.institutionId", "=", "introduction.institutionId"),
    )
    .select("introductionStop.stoppedAt")
    .innerJoin("prospect", "prospect.id", "introduction.prospectId")
    .select(["prospect.liveVersion", "prospect.status as askStatus"])
    .where("introduction.id", "=", id)
    .executeTakeFirst();
}

/** Until when it must be answered; on a suspended ask no clock runs. */
const runningAnswerBy = sql<Date | null>`case
  when not ${isOfSuspendedAsk("introduction.prospect_id")} then introduction.answer_by end`;

/** The institution's introductions, in its order. The company's name needs a consent in force. */
export async function listIntroductionsForInstitution(
  trx: ActorTransaction,
  institutionId: string,
  { language, ...filter }: PageFilter<IntroductionStatus> & SortedPage,
) {
  const page = pageOf("introduction", { institutionId }, filter, {
    ...byDeadline(runningAnswerBy),
    ...byTitle("introduction", { institutionId, language, introduction: "id" }),
  });
  const rows = await trx
    .selectFrom("introduction")
    .innerJoin("mandate", "mandate.id", "introduction.mandateId")
    .leftJoinLateral(disclosedCompany("introduction.id"), (join) => join.onTrue())
    .leftJoin("teaser", "teaser.prospectId", "introduction.prospectId")
    .select(["introduction.id", "introduction.number", "introduction.status", "introduction.requestedBy"])
    .select(["introduction.requestedAt", "introduction.statusChangedAt", runningAnswerBy.as("answerBy")])
    .select([
      "mandate.number as mandateNumber",
      "mandate.nameZh as mandateNameZh",
      "mandate.nameEn as mandateNameEn",
      "company.nameZh as companyNameZh",
      "company.nameEn as companyNameEn",
    ])
    .select(["teaser.headlineZh", "teaser.headlineEn", "teaser.number as prospectNumber"])
    .select(isOfSuspendedAsk("introduction.prospect_id").as("isSuspended"))
    .select(page.orderKey)
    .where(page.isOnPage)
    .orderBy(page.inOrder)
    .execute();
  return page.cut(rows);
}

/** An introduction of an institution with what names it: the company as far as a consent in force does, teaser, mandate. */
export async function findNamedIntroduction(trx: ActorTransaction, id: string, institutionId: string) {
  return trx
    .selectFrom("introduction")
    .innerJoin("mandate", "mandate.id", "introduction.mandateId")
    .leftJoinLateral(disclosedCompany("introduction.id"), (join) => join.onTrue())
    .leftJoin("teaser", "teaser.prospectId", "introduction.prospectId")
    .select(["introduction.id", "introduction.number", "introduction.status"])
    .select(["mandate.nameZh as mandateNameZh", "mandate.nameEn as mandateNameEn"])
    .select(["company.nameZh as companyNameZh", "company.nameEn as companyNameEn"])
    .select(["teaser.headlineZh", "teaser.headlineEn"])
    .where("introduction.id", "=", id)
    .where("introduction.institutionId", "=", institutionId)
    .executeTakeFirst();
}

/**
 * One introduction for its institution. It includes the part of the version's content that a consent in force opens,
 * and nothing without one: the database decides that, by its own clock.
 */
export async function findIntroductionForInstitution(
  trx: ActorTransaction,
  id: string,
  institutionId: string,
) {
  return trx
    .selectFrom("introduction")
    .innerJoin("mandate", "mandate.id", "introduction.mandateId")
    .leftJoin("teaser", "teaser.prospectId", "introduction.prospectId")
    .leftJoin("consent", (join) => join.on(isConsentInForce("introduction.id")))
    .leftJoin(suspendedAsks, "suspendedAsk.prospectId", "introduction.prospectId")
    .leftJoinLateral(givenAsk("introduction.id"), (join) => join.onTrue())
    .select(introductionColumns)
    .select(waitsSince("introduction.id").as("askSuspendedAt"))
    .select(["introduction.companyId", "introduction.proposedConsent"])
    .select(["mandate.number as mandateNumber", "mandate.instruments as mandateInstruments"])
    .select((eb) =>
      eb
        .selectFrom("institution")
        .select("institution.kind")
        .whereRef("institution.id", "=", "introduction.institutionId")
        .$asScalar()
        .$notNull()
        .as("institutionKind"),
    )
    .select((eb) =>
      eb
        .selectFrom("institution")
        .select("institution.status")
        .whereRef("institution.id", "=", "introduction.institutionId")
        .$asScalar()
        .$notNull()
        .as("institutionStatus"),
    )
    .select(["teaser.number as prospectNumber", askedInstruments])
    .select(statusOfAsk("introduction.prospectId").as("askStatus"))
    .select(["teaser.headlineZh", "teaser.headlineEn", "teaser.amountMaxFen as askedMaxFen"])
    .select(sql<unknown>`introduction_content(introduction.id)`.as("content"))
    .select(["consent.id as consentId", "consent.fieldGroups", "consent.expiresAt as consentExpiresAt"])
    .select(["consent.purpose as consentPurpose", latestApplication.as("applicationId")])
    .select(sql<boolean>`coalesce(consent.expires_at > app_now(), false)`.as("isInForce"))
    .select((eb) =>
      eb
        .selectFrom("offer")
        .select("offer.id")
        .whereRef("offer.introductionId", "=", "introduction.id")
        .orderBy("offer.createdAt", "desc")
        .limit(1)
        .as("offerId"),
    )
    .where("introduction.id", "=", id)
    .where("introduction.institutionId", "=", institutionId)
    .executeTakeFirst();
}
