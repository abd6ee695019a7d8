import { bothSides as both, code, type ExportSection } from "./section.ts";

const company = ["company"] as const;
const institution = ["institution"] as const;

/** What an organization has by itself: who it is, what it seeks or funds. */
export const ownSections = {
  company: {
    sides: company,
    columns: {
      ...{ unifiedSocialCreditCode: "text", nameZh: "text", nameEn: "text", foundedOn: "day" },
      ...{ sector: code("sectors"), district: code("districts"), sizeClass: code("sizeClasses") },
      ...{ registeredCapitalFen: "money", address: "text", website: "text" },
      ...{ contactName: "text", contactPhone: "text", contactEmail: "text" },
    },
  },
  figures: {
    sides: company,
    columns: {
      ...{
        year: "number",
        revenueFen: "money",
        mainRevenueFen: "money",
        profitFen: "money",
        researchFen: "money",
      },
      ...{
        staff: "number",
        researchStaff: "number",
        assetsFen: "money",
        liabilitiesFen: "money",
        isAudited: "boolean",
      },
    },
  },
  rights: {
    sides: company,
    columns: {
      ...{ kind: code("ipKinds"), title: "text", registrationNumber: "text", grantedOn: "day" },
      isSelfDeveloped: "boolean",
    },
  },
  recognitions: {
    sides: company,
    columns: { code: code("recognitions"), certificateNumber: "text", validUntil: "day" },
  },
  institution: {
    sides: institution,
    columns: {
      ...{ kind: code("institutionKinds"), nameZh: "text", nameEn: "text", unifiedSocialCreditCode: "text" },
      ...{
        licenceNumber: "text",
        regulator: code("regulators"),
        licenceScope: "text",
        licenceExpiresOn: "day",
      },
      ...{
        aboutZh: "text",
        aboutEn: "text",
        contactName: "text",
        contactPhone: "text",
        contactEmail: "text",
      },
      ...{ status: code("states.institution"), verifiedAt: "instant", secondPersonAboveFen: "money" },
    },
  },
  members: {
    sides: both,
    columns: { name: "text", email: "text", role: code("memberRoles"), createdAt: "instant" },
  },
  prospects: {
    sides: company,
    columns: {
      ...{
        number: "number",
        status: code("states.prospect"),
        latestVersion: "number",
        liveVersion: "number",
      },
      ...{ soughtFen: "money", targetFen: "money", acceptedFen: "money", confirmedFen: "money" },
      ...{ publishedAt: "instant", expiresAt: "instant", createdAt: "instant", draft: "object" },
    },
  },
  prospectVersions: {
    sides: company,
    columns: { prospectNumber: "number", version: "number", createdAt: "instant", content: "object" },
  },
  mandates: {
    sides: institution,
    columns: {
      ...{
        number: "number",
        status: code("states.mandate"),
        version: "number",
        nameZh: "text",
        nameEn: "text",
      },
      ...{ amountMinFen: "money", amountMaxFen: "money", termMinMonths: "number", termMaxMonths: "number" },
      ...{ rateMinPercent: "percent", rateMaxPercent: "percent", budgetFen: "money", reservedFen: "money" },
      ...{
        drawnFen: "money",
        introductionCap: "number",
        validFrom: "day",
        validUntil: "day",
        createdAt: "instant",
      },
    },
  },
  mandateVersions: {
    sides: institution,
    columns: { mandateNumber: "number", version: "number", createdAt: "instant", terms: "object" },
  },
  passes: {
    sides: institution,
    columns: {
      ...{ mandateNumber: "number", prospectNumber: "number", reasonCode: code("declineReasons") },
      ...{ repairable: "boolean", note: "text", passedAt: "instant" },
    },
  },
  offerDrafts: {
    sides: institution,
    columns: {
      ...{ offerNumber: "number", revision: "number", approvalAskedAt: "instant", approvedAt: "instant" },
      content: "object",
    },
  },
} as const satisfies Record<string, ExportSection>;
