import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { readConfig } from "#app/config.server.ts";
import { createContext } from "#app/context.server.ts";
import type { AdminActor, CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { OrganizationKind } from "#app/domain/accounts/forms.ts";
import { mandateContentSchema } from "#app/domain/mandates/criteria.ts";
import { hashPassword } from "#app/integrations/accounts/passwords.server.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { addDays, dayOf } from "#app/lib/days.ts";
import { grantConsent } from "#app/services/introductions/grant-consent.server.ts";
import { requestIntroduction } from "#app/services/introductions/request-introduction.server.ts";
import { startMandate } from "#app/services/mandates/start-mandate.server.ts";
import { submitMandate } from "#app/services/mandates/submit-mandate.server.ts";
import { publishProspect } from "#app/services/moderation/publish-prospect.server.ts";
import { takeCase } from "#app/services/moderation/take-case.server.ts";
import { verifyInstitution } from "#app/services/moderation/verify-institution.server.ts";
import { issueOffer } from "#app/services/offers/issue-offer.server.ts";
import { startOffer } from "#app/services/offers/start-offer.server.ts";
import { applyForVerification } from "#app/services/organizations/apply-for-verification.server.ts";
import { saveCompanyFigures } from "#app/services/organizations/save-company-figures.server.ts";
import { saveCompanyProfile } from "#app/services/organizations/save-company-profile.server.ts";
import { saveProspectStep } from "#app/services/prospects/save-prospect-step.server.ts";
import { startProspect } from "#app/services/prospects/start-prospect.server.ts";
import { submitProspect } from "#app/services/prospects/submit-prospect.server.ts";
import { insertOrganizations, insertPeople } from "#db/queries/people.ts";
import {
  companyStory,
  institutionStory,
  password,
  type CompanyStory,
  type InstitutionStory,
} from "./stories.ts";

export interface CompanyInTown {
  actor: CompanyActor;
  story: CompanyStory;
  prospectId: string;
}

export interface BankInTown {
  actor: InstitutionActor;
  story: InstitutionStory;
  mandateId: string;
}

export type Town = ReturnType<typeof openTown>;

/**
 * What journeys are not about: people with a past, made by the same services as the pages make it. The town's worker
 * runs beside; what it has to do first is waited for.
 */
export function openTown(databaseUrl: string) {
  const ctx = createContext(readConfig({ NODE_ENV: "test", DATABASE_URL: databaseUrl }), {
    process: "web",
    migrations: `${process.cwd()}/db/migrations`,
  });
  const hashed = hashPassword(password);

  async function person(
    email: string,
    locale: Locale,
    seat: { kind: OrganizationKind; name: string } | null,
  ) {
    const [userId, organizationId, passwordHash] = [randomUUID(), randomUUID(), await hashed];
    await ctx.withAccounts(async (trx) => {
      if (seat) await insertOrganizations(trx, [{ id: organizationId, ...seat }]);
      await insertPeople(trx, [
        {
          ...{
            userId,
            name: "Lin Yue",
            email,
            emailVerified: true,
            locale,
            isDemonstration: false,
            passwordHash,
          },
          role: seat ? null : "admin",
          seat: seat ? { organizationId, memberRole: "owner" } : null,
        },
      ]);
    });
    return { userId, organizationId };
  }

  async function admin(): Promise<AdminActor> {
    const { userId } = await person(`admin-${randomUUID()}@operator.test`, "en", null);
    return { kind: "admin", userId };
  }

  /** A registered company that has started its prospect. */
  async function company(locale: Locale = "en"): Promise<CompanyInTown> {
    const story = companyStory(locale);
    const { userId, organizationId } = await person(story.email, locale, {
      kind: "company",
      name: story.legalName,
    });
    const actor: CompanyActor = { kind: "company", userId, companyId: organizationId, memberRole: "owner" };
    await saveCompanyProfile(ctx, actor, {
      version: 0,
      legalName: story.legalName,
      englishName: story.englishName,
      uscc: story.code,
      establishedOn: "2017-04-12",
      sector: "photonics/laser-devices",
      district: "2201/changchun-new-area",
      address: story.addressZh,
      contactName: story.person,
      contactPhone: story.phone,
      contactEmail: story.email,
      registeredCapitalFen: 2_000_000_000n,
    });
    const lastYear = Number(dayOf(ctx.now()).slice(0, 4)) - 1;
    await saveCompanyFigures(ctx, actor, [
      { year: lastYear, audited: true, revenueFen: 4_760_000_000n, staff: 83 },
    ]);
    return { actor, story, prospectId: await startProspect(ctx, actor) };
  }

  /** A company whose prospect waits for a moderator. */
  async function submitted(locale?: Locale): Promise<CompanyInTown> {
    const found = await company(locale);
    const { actor, story, prospectId } = found;
    const steps = {
      business: {
        headline: story.headline,
        product: story.product,
        market: story.market,
        growthPlan: story.growthPlan,
        customers: story.customers,
      },
      people: { founders: 2, keyRoles: ["technology", "sales"], team: story.team },
      ip: { pendingInventions: 3 },
      ask: {
        instruments: ["ip_pledge_loan"],
        amountMinFen: 500_000_000n,
        amountMaxFen: 800_000_000n,
        termMonthsMin: 12,
        termMonthsMax: 36,
        purpose: "order_fulfilment",
        useOfFunds: story.useOfFunds,
        securities: ["class_one_ip"],
        stage: "growth",
      },
    } as const;
    let revision = 1;
    for (const step of ["business", "people", "ip", "ask"] as const) {
      const fields = structuredClone(steps[step]) as Parameters<typeof saveProspectStep>[2]["fields"];
      ({ revision } = await saveProspectStep(ctx, actor, {
        prospectId,
        step,
        revision,
        fields,
        isComplete: true,
      }));
    }
    await submitProspect(ctx, actor, { prospectId, revision });
    return found;
  }

  /** A company whose teaser institutions see. */
  async function published(locale?: Locale): Promise<CompanyInTown> {
    const found = await submitted(locale);
    const moderator = await admin();
    const caseId = await caseOf(moderator, "prospectId", found.prospectId);
    await takeCase(ctx, moderator, caseId);
    await publishProspect(ctx, moderator, { caseId, note: null });
    return found;
  }

  function caseOf(moderator: AdminActor, about: "prospectId" | "institutionId", id: string): Promise<string> {
    return ctx.withActor(moderator, async (trx) => {
      const row = await trx
        .selectFrom("moderationCase")
        .select("id")
        .where(about, "=", id)
        .executeTakeFirstOrThrow();
      return row.id;
    });
  }

  /** A verified bank with a mandate in force that every company of this town fits. */
  async function bank(locale: Locale = "en"): Promise<BankInTown> {
    const story = institutionStory(locale);
    const { userId, organizationId } = await person(story.email, locale, {
      kind: "institution",
      name: story.legalName,
    });
    const actor: InstitutionActor = {
      kind: "institution",
      userId,
      institutionId: organizationId,
      memberRole: "owner",
    };
    await applyForVerification(ctx, actor, {
      legalName: story.legalName,
      englishName: story.englishName,
      uscc: story.code,
      kind: "commercial_bank",
      licenceNumber: story.licence,
      regulator: "nfra",
      licenceScope: story.scope,
      licenceExpiresOn: "2035-12-31",
      contactName: story.person,
      contactPhone: story.phone,
      contactEmail: story.email,
    });
    const moderator = await admin();
    const caseId = await caseOf(moderator, "institutionId", organizationId);
    await takeCase(ctx, moderator, caseId);
    await verifyInstitution(ctx, moderator, { caseId, note: null });
    return { actor, story, mandateId: await mandate(actor, story) };
  }

  async function mandate(actor: InstitutionActor, story: InstitutionStory): Promise<string> {
    const { mandateId } = await startMandate(ctx, actor);
    const today = dayOf(ctx.now());
    const content = mandateContentSchema.parse({
      terms: {
        ...{ title: story.mandate, instruments: ["ip_pledge_loan"], amountMinFen: "100000000" },
        ...{ amountMaxFen: "1000000000", termMonthsMin: 6, termMonthsMax: 48 },
        ...{ priceMinPercent: "3.2", priceMaxPercent: "6", budgetFen: "10000000000", introductionCap: 12 },
        ...{ sectorsIncluded: [], sectorsExcluded: [], districts: [], stages: [], securitiesAccepted: [] },
        ...{ recognitionsAny: [], excludedCompanyIds: [] },
        ...{ validFrom: today, validUntil: addDays(today, 300) },
      },
      preferences: [],
    });
    await submitMandate(ctx, actor, { mandateId, revision: 1, content });
    return mandateId;
  }

  /** The matcher has seen both. */
  async function matched({ actor, mandateId }: BankInTown, { prospectId }: CompanyInTown): Promise<void> {
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

  async function introduction(of: BankInTown, to: CompanyInTown): Promise<string> {
    await matched(of, to);
    const { introductionId } = await requestIntroduction(ctx, of.actor, {
      prospectId: to.prospectId,
      mandateId: of.mandateId,
      purpose: "assess_financing",
      message: null,
    });
    return introductionId;
  }

  async function consented(of: BankInTown, to: CompanyInTown): Promise<string> {
    const introductionId = await introduction(of, to);
    await grantConsent(ctx, to.actor, {
      introductionId,
      fieldGroups: ["identity", "contacts"],
      purpose: "assess_financing",
      days: 90,
    });
    return introductionId;
  }

  async function offered(of: BankInTown, to: CompanyInTown): Promise<string> {
    const introductionId = await consented(of, to);
    const { offerId } = await startOffer(ctx, of.actor, { introductionId, instrument: "ip_pledge_loan" });
    await issueOffer(ctx, of.actor, {
      offerId,
      terms: {
        instrument: "ip_pledge_loan",
        amountFen: 500_000_000n,
        rateBasis: "fixed",
        fixedRatePercent: "4.2",
        rateReset: "fixed_for_term",
        termMonths: 24,
        repaymentMethod: "annuity",
        fees: [],
        securities: [{ kind: "class_one_ip" }],
        conditions: [],
      },
      expiresOn: addDays(dayOf(ctx.now()), 30),
    });
    return offerId;
  }

  return {
    company,
    submitted,
    published,
    bank,
    matched,
    introduction,
    consented,
    offered,
    close: () => ctx.close(),
  };
}
