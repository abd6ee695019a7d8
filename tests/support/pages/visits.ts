import { adminPaths } from "#app/shared/admin-paths.ts";
import { billingPaths, fapiaoPaths } from "#app/shared/billing-paths.ts";
import { paths } from "#app/shared/paths.ts";
import { recoveryPaths } from "#app/shared/recovery-paths.ts";

export const VISITORS = ["visitor", "company", "institution", "admin"] as const;
type Visitor = (typeof VISITORS)[number];

/** A page of the demonstration city, and the way to it. */
export interface Visit {
  /** The route that must answer: a folder of app/routes. */
  route: string;
  path: string;
  /** Of what the page links to, the first address that fits is opened; then of that page, and so on. */
  follow?: readonly RegExp[];
  /** Appended to the address that was reached: a part of it. */
  then?: string;
}

const id = "[0-9a-f-]{36}";
const endsWith = (end: string) => new RegExp(`/${end.replaceAll("ID", id)}$`);

/** A page that stands at its own address. */
const at = (route: string, path: string): Visit => ({ route, path });
/** The first page that a list links to. */
const first = (route: string, path: string, end: string): Visit => ({ route, path, follow: [endsWith(end)] });
/** A part of it, which has an address of its own. */
const part = (route: string, path: string, end: string, then: string): Visit => ({
  ...first(route, path, end),
  then,
});

const ownPages: readonly Visit[] = [
  at("account._index", paths.account()),
  at("account.sessions", paths.sessions()),
  at("account.second-factor", paths.secondFactor()),
  at("account.notifications", paths.emails()),
  at("account.export", paths.exports()),
  at("account.deletion", "/account/deletion"),
  at("notifications._index", paths.notifications()),
];

const publicPages: readonly Visit[] = [
  at("_index", paths.home()),
  at("$", "/nowhere"),
  at("how-ranking-works", paths.ranking()),
  at("funnel", paths.funnel()),
  at("institutions._index", paths.institutions()),
  first("institutions.$institutionId", paths.institutions(), "institutions/ID"),
  at("term-sheets.check", paths.checkTermSheet("a".repeat(64))),
  at("privacy", paths.privacy()),
  at("terms", paths.terms()),
  at("accessibility", paths.accessibility()),
  at("preferences", paths.preferences()),
  at("sign-in", paths.signIn()),
  at("join._index", paths.join()),
  at("join.$kind", paths.joinAs("company")),
  at("join.$kind", paths.joinAs("institution")),
  at("forgot-password", paths.forgotPassword()),
  at("reset-password", paths.resetPassword("gone")),
  at("dev.mailbox", paths.mailbox()),
];

const prospect = (step: string, route = "$step") =>
  part(
    `company.prospects.$prospectId.${route}`,
    paths.company.prospects(),
    "company/prospects/ID",
    `/${step}`,
  );
const companyIntroduction = (then: string, route = then.replace(/\?.*/, "")) =>
  // One with a consent in force: its row links there.
  part(
    `company.introductions.$introductionId_.${route}`,
    paths.company.introductions(),
    "introductions/ID/consent",
    `/../${then}`,
  );

const companyPages: readonly Visit[] = [
  at("company._index", paths.company.home()),
  at("company.profile", paths.company.profile()),
  at("company.figures", paths.company.figures()),
  at("company.rights", paths.company.rights()),
  at("company.team", paths.company.team()),
  at("company.team_.recoveries", recoveryPaths.ofTeam("company")),
  at("company.deletion", "/company/deletion"),
  at("company.documents._index", paths.company.documents()),
  at("company.prospects._index", paths.company.prospects()),
  first("company.prospects.$prospectId._index", paths.company.prospects(), "company/prospects/ID"),
  prospect("brief", "brief"),
  prospect("company", "company"),
  ...["business", "people", "figures", "ip", "ask"].map((step) => prospect(step)),
  prospect("teaser", "teaser"),
  at("company.funders", paths.company.funders()),
  { route: "company.funders", path: paths.company.funders(), follow: [/\/company\/funders\?[^?]*open=/] },
  {
    route: "company.introductions.new",
    path: paths.company.funders(),
    follow: [/\/introductions\/new\?/],
  },
  at("company.introductions.several", paths.company.askSeveral()),
  at("company.introductions._index", paths.company.introductions()),
  first("company.introductions.$introductionId", paths.company.introductions(), "introductions/ID"),
  companyIntroduction("consent"),
  companyIntroduction("documents"),
  companyIntroduction("attachments", "attachments._index"),
  companyIntroduction("extend?added=ip_and_recognitions&days=180"),
  companyIntroduction("revoke"),
  {
    route: "company.introductions.$introductionId_.hand-over",
    path: paths.company.documents(),
    follow: [/\/hand-over\?/],
  },
  at("company.applications._index", paths.company.applications()),
  first("company.applications.$applicationId", paths.company.applications(), "applications/ID"),
  part(
    "company.applications.$applicationId_.withdraw",
    paths.company.applications(),
    "applications/ID",
    "/withdraw",
  ),
  at("company.offers._index", paths.company.offers()),
  first("company.offers.$offerId", paths.company.offers(), "offers/ID"),
  part("company.offers.$offerId_.accept", paths.company.offers(), "offers/ID", "/accept"),
  at("company.deals._index", paths.company.deals()),
  first("company.deals.$dealId", paths.company.deals(), "deals/ID"),
  part("company.deals.$dealId_.sign", paths.company.deals(), "deals/ID", "/sign"),
  part("company.deals.$dealId_.confirm", paths.company.deals(), "deals/ID", "/confirm"),
  part("company.deals.$dealId_.end", paths.company.deals(), "deals/ID", "/end"),
];

const institutionIntroduction = (then: string, route: string) =>
  part(
    `institution.introductions.$introductionId.${route}`,
    `${paths.institution.introductions()}?group=open`,
    "introductions/ID",
    then,
  );
const draft = (then: string) =>
  part("institution.offers.$offerId", `${paths.institution.offers()}?group=drafts`, "offers/ID", then);
const applicationIn = (group: string) =>
  first(
    "institution.applications.$applicationId",
    `${paths.institution.applications()}?group=${group}`,
    "applications/ID",
  );
const dealIn = (group: string) =>
  first("institution.deals.$dealId", `${paths.institution.deals()}?group=${group}`, "deals/ID");

const institutionPages: readonly Visit[] = [
  at("institution._index", paths.institution.home()),
  at("institution.profile", paths.institution.profile()),
  at("institution.application", paths.institution.application()),
  at("institution.team", paths.institution.team()),
  at("institution.team_.recoveries", recoveryPaths.ofTeam("institution")),
  at("institution.deletion", "/institution/deletion"),
  at("institution.mandates._index", paths.institution.mandates()),
  first("institution.mandates.$mandateId", paths.institution.mandates(), "mandates/ID"),
  part("institution.mandates.$mandateId_.history", paths.institution.mandates(), "mandates/ID", "/history"),
  at("institution.opportunities._index", paths.institution.opportunities()),
  ...["near", "passed"].map((view) =>
    at("institution.opportunities._index", `${paths.institution.opportunities()}?view=${view}`),
  ),
  {
    route: "institution.opportunities.$prospectId",
    path: paths.institution.opportunities(),
    follow: [/\/institution\/opportunities\/P-\d+\?/],
  },
  {
    route: "institution.opportunities._index",
    path: paths.institution.opportunities(),
    follow: [/[?&]pass=P-\d+/],
  },
  {
    route: "institution.introductions.new",
    path: paths.institution.opportunities(),
    follow: [/\/introductions\/new\?/],
  },
  at("institution.introductions._index", paths.institution.introductions()),
  institutionIntroduction("", "_index"),
  institutionIntroduction("/consent", "consent"),
  institutionIntroduction("/documents", "documents._index"),
  institutionIntroduction("/attachments", "attachments._index"),
  at("institution.applications._index", paths.institution.applications()),
  ...["institution", "company", "offered", "ended"].map(applicationIn),
  at("institution.offers._index", paths.institution.offers()),
  draft(""),
  ...["price", "security", "conditions", "review"].map((step) => draft(`?view=write&step=${step}`)),
  first("institution.offers.$offerId", `${paths.institution.offers()}?group=open`, "offers/ID"),
  part(
    "institution.offers.$offerId_.withdraw",
    `${paths.institution.offers()}?group=open`,
    "offers/ID",
    "/withdraw",
  ),
  at("institution.pipeline._index", paths.institution.pipeline()),
  at("institution.pipeline._index", `${paths.institution.pipeline()}?stage=review`),
  at("institution.deals._index", paths.institution.deals()),
  ...["contract", "money"].map(dealIn),
  part("institution.deals.$dealId_.sign", paths.institution.deals(), "deals/ID", "/sign"),
  part("institution.deals.$dealId_.effect", paths.institution.deals(), "deals/ID", "/effect"),
  part("institution.deals.$dealId_.end", paths.institution.deals(), "deals/ID", "/end"),
  first("institution.disputes.$disputeId", paths.institution.home(), "disputes/ID"),
  at("institution.billing._index", billingPaths.profile()),
  at("institution.billing.agreement", billingPaths.agreement()),
  at("institution.billing.fapiao._index", billingPaths.fapiao()),
  at("institution.fees", billingPaths.fees()),
  at("institution.invoices._index", billingPaths.invoices()),
  first("institution.invoices.$invoiceId", billingPaths.invoices(), "invoices/ID"),
  at("institution.invoices.statement", billingPaths.statement()),
];

const standing = (move: string, of = "") =>
  part(
    "admin.institutions.$institutionId_.$move",
    `${adminPaths.institutions()}${of}`,
    "admin/institutions/ID",
    `/${move}`,
  );
const askMove = (move: string, status: string) =>
  part(
    "admin.prospects.$prospectId_.$move",
    `${adminPaths.prospects()}?status=${status}`,
    "admin/prospects/ID",
    `/${move}`,
  );
const verification = `${adminPaths.queue()}?kind=institution_verification`;

const adminPages: readonly Visit[] = [
  at("admin._index", adminPaths.home()),
  at("admin.cases._index", adminPaths.queue()),
  first("admin.cases.$caseId", adminPaths.queue(), "admin/cases/ID"),
  first("admin.cases.$caseId", `${adminPaths.queue()}?held=mine`, "admin/cases/ID"),
  first("admin.cases.$caseId", verification, "admin/cases/ID"),
  part("admin.cases.$caseId_.refuse", verification, "admin/cases/ID", "/refuse"),
  part("admin.cases.$caseId_.teaser", `${adminPaths.queue()}?held=mine`, "admin/cases/ID", "/teaser"),
  at("admin.institutions._index", adminPaths.institutions()),
  first("admin.institutions.$institutionId", adminPaths.institutions(), "admin/institutions/ID"),
  ...["restrict", "suspend", "terminate"].map((move) => standing(move)),
  standing("restore", "?status=restricted"),
  at("admin.prospects._index", adminPaths.prospects()),
  first("admin.prospects.$prospectId", adminPaths.prospects(), "admin/prospects/ID"),
  askMove("suspend", "published"),
  askMove("reinstate", "suspended"),
  at("admin.disputes._index", adminPaths.disputes()),
  first("admin.disputes.$disputeId", adminPaths.disputes(), "admin/disputes/ID"),
  part("admin.disputes.$disputeId_.confirm", adminPaths.disputes(), "admin/disputes/ID", "/confirm"),
  at("admin.exposure", adminPaths.exposure()),
  at("admin.recoveries", recoveryPaths.ofAdmins()),
  at("admin.audit._index", adminPaths.trail()),
  at("admin.team", adminPaths.team()),
  at("admin.ties", adminPaths.ties()),
  at("admin.billing._index", adminPaths.billing()),
  at("admin.billing.fees", adminPaths.unbilledFees()),
  at("admin.billing.proposals", adminPaths.feeProposals()),
  at("admin.billing.statements._index", adminPaths.bankStatements()),
  at("admin.billing.fapiao._index", fapiaoPaths.list()),
  at("admin.billing.invoices._index", adminPaths.invoices()),
  first(
    "admin.billing.invoices.$invoiceId",
    `${adminPaths.invoices()}?view=open`,
    "admin/billing/invoices/ID",
  ),
  part(
    "admin.billing.invoices.$invoiceId_.void",
    `${adminPaths.invoices()}?view=open`,
    "admin/billing/invoices/ID",
    "/void",
  ),
];

/** Of each person, the pages that are inspected. */
export const visits: Readonly<Record<Visitor, readonly Visit[]>> = {
  visitor: publicPages,
  company: [...companyPages, ...ownPages],
  institution: institutionPages,
  admin: adminPages,
};
