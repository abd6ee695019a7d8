import type { Insertable } from "kysely";
import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import { feeAgreementOn } from "#app/domain/billing/fee-agreement.ts";
import type { InstitutionKind } from "#app/domain/codes/institutions.ts";
import { dayOf } from "#app/lib/days.ts";
import type { MandateTable } from "#db/schema/mandates.ts";
import type { ProspectTable } from "#db/schema/prospects.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { testDatabase } from "./test-database.ts";
import {
  agreementsIn,
  type OfferChange,
  type OwnedMandate,
  type OwnedProspect,
  partiesOf,
  yuan,
} from "./agreements.ts";
import { askingIn } from "./asking.ts";
import { dayOn, daysOn } from "./days.ts";
import { prospectJson } from "./domain/content.ts";
import { insertPerson, nextCode } from "./people.ts";

/** The prospect below as in lists: `teaserBandsSchema` as it is stored. */
const shownBands = {
  sector: "photonics",
  place: "2201",
  size: "small",
  founded: { after: dayOn(-11 * 365), until: dayOn(-8 * 365) },
  ageYears: { from: 8, to: 11 },
  figuresYear: 2025,
  revenueFen: { from: "3000000000", to: "5000000000" },
  revenueGrowthBp: null,
  rdIntensityBp: null,
  debtRatioBp: null,
  staff: { from: 50, to: 100 },
  classOneIp: null,
  recognitions: [],
  askFen: { from: "500000000", to: "800000000" },
};

/** The prospect below as on its own page: `teaserTextsSchema` as it is stored. */
const shownTexts = {
  product: "光纤激光焊接头",
  market: "动力电池托盘的焊接",
  growthPlan: "新建第二条装配线",
  customers: "三家零部件厂",
  team: "核心成员从业十五年以上",
  figuresNote: null,
  useOfFunds: "购置设备",
};

/** Records after the steps that a test is not about, inserted past every policy. */
export function givenIn(app: TestApp) {
  const db = testDatabase(app);
  const agreements = agreementsIn(app);

  async function company(): Promise<CompanyActor> {
    const { userId, organizationId } = await insertPerson(db(), "company");
    await db.insert("company", {
      id: organizationId,
      uscc: nextCode(),
      nameZh: "长春测试光电有限公司",
      nameEn: "Changchun Test Optics",
      sector: "photonics/laser-devices",
      district: "2201/changchun-new-area",
      establishedOn: "2016-05-18",
      contactName: "测试联系人",
      contactPhone: "0431-8888-0000",
      contactEmail: "desk@company.test",
    });
    return { kind: "company", userId, companyId: organizationId, memberRole: "owner" };
  }

  /** It has accepted the fee agreement, unless a test is about that. */
  async function institution(
    kind: InstitutionKind = "commercial_bank",
    { acceptsFees = true }: { acceptsFees?: boolean } = {},
  ): Promise<InstitutionActor> {
    const { userId, organizationId } = await insertPerson(db(), "institution");
    await db.insert("institution", {
      id: organizationId,
      kind,
      nameZh: "测试银行",
      nameEn: "Test Bank",
      licenceNumber: "B0001H222010001",
      regulator: "nfra",
      licenceScope: "loans",
      licenceExpiresOn: dayOn(3_650),
      status: "active",
      verifiedAt: new Date(),
    });
    const agreement = feeAgreementOn(dayOf(new Date()));
    if (acceptsFees)
      await db.insert("feeAgreementAcceptance", {
        institutionId: organizationId,
        ...agreement,
        acceptedBy: userId,
      });
    return { kind: "institution", userId, institutionId: organizationId, memberRole: "owner" };
  }

  async function publishedProspect(owner?: CompanyActor, change: Partial<Insertable<ProspectTable>> = {}) {
    const by = owner ?? (await company());
    const { id, number, soughtFen, targetFen } = await db.insert("prospect", {
      companyId: by.companyId,
      status: "published",
      latestVersion: 1,
      liveVersion: 1,
      soughtFen: yuan(8_000_000),
      targetFen: yuan(5_000_000),
      publishedAt: new Date(),
      expiresAt: daysOn(180),
      ...change,
    });
    const least = targetFen < soughtFen ? targetFen : soughtFen;
    await db.insert("prospectVersion", {
      prospectId: id,
      version: 1,
      companyId: by.companyId,
      content: JSON.stringify(prospectJson({ ask: { amountMinFen: least, amountMaxFen: soughtFen } })),
    });
    await db.insert("teaser", {
      prospectId: id,
      number,
      companyId: by.companyId,
      version: 1,
      status: "published",
      headlineZh: "光纤激光焊接头",
      sector: "photonics",
      district: "2201",
      stage: "growth",
      instruments: ["ip_pledge_loan"],
      securities: ["class_one_ip"],
      purpose: "working_capital",
      amountMinFen: yuan(5_000_000),
      amountMaxFen: soughtFen,
      termMonthsMin: 12,
      termMonthsMax: 36,
      ageLeastMonths: 96,
      ageMostMonths: 131,
      revenueLeastFen: yuan(30_000_000),
      revenueMostFen: yuan(50_000_000) - 1n,
      bands: JSON.stringify(shownBands),
      texts: JSON.stringify(shownTexts),
      publishedAt: new Date(),
      shownOn: dayOn(0),
    });
    return { id, company: by };
  }

  async function activeMandate(owner?: InstitutionActor, change: Partial<Insertable<MandateTable>> = {}) {
    const by = owner ?? (await institution());
    const { id } = await db.insert("mandate", {
      institutionId: by.institutionId,
      status: "active",
      nameZh: "知识产权质押贷款",
      instruments: ["ip_pledge_loan"],
      amountMinFen: yuan(1_000_000),
      amountMaxFen: yuan(10_000_000),
      budgetFen: yuan(100_000_000),
      preferences: "[]",
      validFrom: dayOn(-300),
      validUntil: dayOn(3_650),
      ...change,
    });
    return { id, institution: by };
  }

  async function match(prospect: OwnedProspect, mandate: OwnedMandate) {
    await db.insert("match", {
      ...partiesOf(prospect, mandate),
      mandateId: mandate.id,
      prospectId: prospect.id,
      outcome: "eligible",
      score: 80,
      parts: "[]",
      prospectVersion: 1,
      mandateVersion: 1,
      modelVersion: "test",
    });
  }

  /** A prospect and a mandate, each of an organization of its own. */
  async function pair() {
    const [prospect, mandate] = [await publishedProspect(), await activeMandate()];
    return { prospect, mandate, company: prospect.company, institution: mandate.institution };
  }

  /** The same, with an offer that the company can accept. */
  async function offered(change: OfferChange = {}) {
    const parties = await pair();
    const offer = await agreements.issuedOffer(parties.prospect, parties.mandate, change);
    return { ...parties, offerId: offer.id, introductionId: offer.introductionId };
  }

  /** An offer on the prospect from another mandate. */
  const rivalOffer = async (prospect: OwnedProspect, change: OfferChange = {}) =>
    agreements.issuedOffer(prospect, await activeMandate(), change);

  return {
    company,
    institution,
    publishedProspect,
    activeMandate,
    match,
    pair,
    offered,
    rivalOffer,
    ...agreements,
    ...askingIn(app),
  };
}
