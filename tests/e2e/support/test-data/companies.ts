import type { AppContext } from "#app/context.server.ts";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { Instrument } from "#app/domain/codes/instruments.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { dayOf } from "#app/lib/days.ts";
import { publishProspect } from "#app/services/moderation/publish-prospect.server.ts";
import { rejectProspect } from "#app/services/moderation/reject-prospect.server.ts";
import { takeCase } from "#app/services/moderation/take-case.server.ts";
import { saveCompanyFigures } from "#app/services/organizations/save-company-figures.server.ts";
import { saveCompanyProfile } from "#app/services/organizations/save-company-profile.server.ts";
import { chooseDisclosure } from "#app/services/prospects/choose-disclosure.server.ts";
import { saveProspectStep } from "#app/services/prospects/save-prospect-step.server.ts";
import { startProspect } from "#app/services/prospects/start-prospect.server.ts";
import { submitProspect } from "#app/services/prospects/submit-prospect.server.ts";
import { companyTexts, type CompanyTexts } from "#tests/e2e/support/test-texts.ts";
import type { People } from "./people.ts";

export interface TestCompany {
  actor: CompanyActor;
  texts: CompanyTexts;
  prospectId: string;
}

/** Companies at the stage that a journey needs. */
export function testCompaniesIn(ctx: AppContext, { person, admin, caseOf }: People) {
  /** A registered company that has started its prospect. */
  async function company(locale: Locale = "en", change: Partial<CompanyTexts> = {}): Promise<TestCompany> {
    const texts = { ...companyTexts(locale), ...change };
    const { userId, organizationId } = await person(texts.email, locale, {
      kind: "company",
      name: texts.legalName,
    });
    const actor: CompanyActor = { kind: "company", userId, companyId: organizationId, memberRole: "owner" };
    await saveCompanyProfile(ctx, actor, {
      version: 0,
      legalName: texts.legalName,
      englishName: texts.englishName,
      uscc: texts.code,
      establishedOn: "2017-04-12",
      sector: "photonics/laser-devices",
      district: "2201/changchun-new-area",
      address: texts.addressZh,
      contactName: texts.person,
      contactPhone: texts.phone,
      contactEmail: texts.email,
      registeredCapitalFen: 2_000_000_000n,
    });
    const lastYear = Number(dayOf(ctx.now()).slice(0, 4)) - 1;
    await saveCompanyFigures(ctx, actor, {
      years: [{ year: lastYear, audited: true, revenueFen: 4_760_000_000n, staff: 83 }],
    });
    return { actor, texts, prospectId: await startProspect(ctx, actor) };
  }

  /** A company whose prospect waits for a moderator. */
  async function submitted(
    locale?: Locale,
    instrument: Instrument = "ip_pledge_loan",
    change: Partial<CompanyTexts> = {},
  ): Promise<TestCompany> {
    const found = await company(locale, change);
    const { actor, texts, prospectId } = found;
    const steps = {
      business: {
        headline: texts.headline,
        product: texts.product,
        market: texts.market,
        growthPlan: texts.growthPlan,
        customers: texts.customers,
      },
      people: { founders: 2, keyRoles: ["technology", "sales"], team: texts.team },
      ip: { pendingInventions: 3 },
      ask: {
        instruments: [instrument],
        amountMinFen: 500_000_000n,
        amountMaxFen: 800_000_000n,
        termMonthsMin: 12,
        termMonthsMax: 36,
        purpose: "order_fulfilment",
        useOfFunds: texts.useOfFunds,
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

  /** A company whose teaser institutions see, all of it. */
  async function published(
    locale?: Locale,
    instrument?: Instrument,
    change?: Partial<CompanyTexts>,
  ): Promise<TestCompany> {
    const found = await submitted(locale, instrument, change);
    // So that its teaser doesn't depend on other registered companies.
    const { actor, prospectId } = found;
    await chooseDisclosure(ctx, actor, { prospectId, wish: { keep: null, isRecognisable: true } });
    await publishes(found.prospectId);
    return found;
  }

  /** A moderator publishes what a company has submitted. */
  async function publishes(prospectId: string): Promise<void> {
    const moderator = await admin();
    const caseId = await caseOf(moderator, "prospectId", prospectId);
    await takeCase(ctx, moderator, caseId);
    await publishProspect(ctx, moderator, { caseId, note: null });
  }

  /** A company whose prospect a moderator has rejected. */
  async function rejected(locale?: Locale): Promise<TestCompany> {
    const found = await submitted(locale);
    const moderator = await admin();
    const caseId = await caseOf(moderator, "prospectId", found.prospectId);
    await takeCase(ctx, moderator, caseId);
    await rejectProspect(ctx, moderator, { caseId, reasonCodes: ["incomplete"], note: null });
    return found;
  }

  /** A company that was registered through the pages, and its newest prospect. */
  async function registered(texts: CompanyTexts): Promise<TestCompany> {
    const { userId, organizationId } = await ctx.withAccounts((trx) =>
      trx
        .selectFrom("accounts.member")
        .innerJoin("accounts.user", "accounts.user.id", "accounts.member.userId")
        .select(["accounts.member.userId", "accounts.member.organizationId"])
        .where("accounts.user.email", "=", texts.email)
        .executeTakeFirstOrThrow(),
    );
    const actor: CompanyActor = { kind: "company", userId, companyId: organizationId, memberRole: "owner" };
    const { id } = await ctx.withActor(actor, (trx) =>
      trx
        .selectFrom("prospect")
        .select("id")
        .where("companyId", "=", organizationId)
        .orderBy("number", "desc")
        .executeTakeFirstOrThrow(),
    );
    return { actor, texts, prospectId: id };
  }

  return { company, submitted, published, publishes, rejected, registered };
}
