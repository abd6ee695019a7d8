import { setTimeout as sleep } from "node:timers/promises";
import type { AppContext } from "#app/context.server.ts";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { type InstitutionKind, REGULATOR_OF } from "#app/domain/codes/institutions.ts";
import type { Instrument } from "#app/domain/codes/instruments.ts";
import { mandateContentSchema } from "#app/domain/mandates/criteria.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { addDays, dayOf } from "#app/lib/days.ts";
import { acceptFeeAgreement } from "#app/services/billing/accept-fee-agreement.server.ts";
import { startMandate } from "#app/services/mandates/start-mandate.server.ts";
import { submitMandate } from "#app/services/mandates/submit-mandate.server.ts";
import { takeCase } from "#app/services/moderation/take-case.server.ts";
import { verifyInstitution } from "#app/services/moderation/verify-institution.server.ts";
import { applyForVerification } from "#app/services/organizations/apply-for-verification.server.ts";
import { institutionTexts, type InstitutionTexts } from "#tests/e2e/support/test-texts.ts";
import { dayOn } from "#tests/factories/days.ts";
import type { TestCompany } from "./companies.ts";
import type { People } from "./people.ts";

export interface TestBank {
  actor: InstitutionActor;
  texts: InstitutionTexts;
  mandateId: string;
}

/** Verified banks with mandates. */
export function testBanksIn(ctx: AppContext, { person, admin, caseOf }: People) {
  /** A verified bank, or for equity a fund, with a mandate in force that fits every company that seeks the instrument. */
  async function bank(locale: Locale = "en", instrument: Instrument = "ip_pledge_loan"): Promise<TestBank> {
    const made = await unpricedBank(locale, instrument);
    await acceptFeeAgreement(ctx, made.actor);
    return made;
  }

  /** The same before it has accepted the fee agreement. */
  function unpricedBank(locale: Locale, instrument: Instrument = "ip_pledge_loan"): Promise<TestBank> {
    return institution(locale, instrument, instrument === "equity" ? "fund_manager" : "commercial_bank");
  }

  /** The same that guarantees loans instead of lending. */
  async function guarantor(locale: Locale): Promise<TestBank> {
    const made = await institution(locale, "guaranteed_loan", "guarantor");
    await acceptFeeAgreement(ctx, made.actor);
    return made;
  }

  async function institution(
    locale: Locale,
    instrument: Instrument,
    kind: InstitutionKind,
  ): Promise<TestBank> {
    const texts = institutionTexts(locale);
    const { userId, organizationId } = await person(texts.email, locale, {
      kind: "institution",
      name: texts.legalName,
    });
    const actor: InstitutionActor = {
      kind: "institution",
      userId,
      institutionId: organizationId,
      memberRole: "owner",
    };
    await applyForVerification(ctx, actor, {
      legalName: texts.legalName,
      englishName: texts.englishName,
      uscc: texts.code,
      kind,
      licenceNumber: texts.licence,
      regulator: REGULATOR_OF[kind],
      licenceScope: texts.scope,
      licenceExpiresOn: dayOn(3_650),
      contactName: texts.person,
      contactPhone: texts.phone,
      contactEmail: texts.email,
    });
    const moderator = await admin();
    const caseId = await caseOf(moderator, "institutionId", organizationId);
    await takeCase(ctx, moderator, caseId);
    await verifyInstitution(ctx, moderator, { caseId, note: null });
    return { actor, texts, mandateId: await mandate(actor, texts, instrument) };
  }

  async function mandate(
    actor: InstitutionActor,
    texts: InstitutionTexts,
    instrument: Instrument,
  ): Promise<string> {
    const { mandateId } = await startMandate(ctx, actor);
    const today = dayOf(ctx.now());
    const content = mandateContentSchema.parse({
      terms: {
        title: texts.mandate,
        instruments: [instrument],
        amountMinFen: "100000000",
        amountMaxFen: "1000000000",
        termMonthsMin: 6,
        termMonthsMax: 48,
        priceMinPercent: "3.2",
        priceMaxPercent: "6",
        budgetFen: "10000000000",
        introductionCap: 12,
        sectorsIncluded: [],
        sectorsExcluded: [],
        districts: [],
        stages: [],
        securitiesAccepted: [],
        recognitionsAny: [],
        validFrom: today,
        validUntil: addDays(today, 300),
      },
      preferences: [],
    });
    await submitMandate(ctx, actor, { mandateId, revision: 1, content });
    return mandateId;
  }

  /** The matcher has processed both. */
  async function matched({ actor, mandateId }: TestBank, { prospectId }: TestCompany): Promise<void> {
    const isMatched = () =>
      ctx.withActor(actor, (trx) =>
        trx
          .selectFrom("match")
          .select("prospectId")
          .where("mandateId", "=", mandateId)
          .where("prospectId", "=", prospectId)
          .executeTakeFirst(),
      );
    for (let tries = 0; tries < 200; tries += 1) {
      if ((await isMatched()) !== undefined) return;
      await sleep(100);
    }
    throw new Error("the worker has not matched them within 20 s");
  }

  return { bank, unpricedBank, guarantor, matched };
}
