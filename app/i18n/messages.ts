/** Every message of the product, for the server: pages, e-mails and tests import it; browsers never load it. */
import enCommon from "./messages/en/common.json" with { type: "json" };
import enTerms from "./messages/en/terms.json" with { type: "json" };
import enRefusals from "./messages/en/refusals.json" with { type: "json" };
import enForms from "./messages/en/forms.json" with { type: "json" };
import enAccounts from "./messages/en/accounts.json" with { type: "json" };
import enBillingAdmin from "./messages/en/billing-admin.json" with { type: "json" };
import enPublic from "./messages/en/public.json" with { type: "json" };
import enComparison from "./messages/en/comparison.json" with { type: "json" };
import enCompany from "./messages/en/company.json" with { type: "json" };
import enProspect from "./messages/en/prospect.json" with { type: "json" };
import enInstitution from "./messages/en/institution.json" with { type: "json" };
import enMandate from "./messages/en/mandate.json" with { type: "json" };
import enMatching from "./messages/en/matching.json" with { type: "json" };
import enIntroduction from "./messages/en/introduction.json" with { type: "json" };
import enApplication from "./messages/en/application.json" with { type: "json" };
import enPipeline from "./messages/en/pipeline.json" with { type: "json" };
import enNotifications from "./messages/en/notifications.json" with { type: "json" };
import enOffer from "./messages/en/offer.json" with { type: "json" };
import enReceipt from "./messages/en/receipt.json" with { type: "json" };
import enReview from "./messages/en/review.json" with { type: "json" };
import enBinding from "./messages/en/binding.json" with { type: "json" };
import enHanding from "./messages/en/handing.json" with { type: "json" };
import enEnding from "./messages/en/ending.json" with { type: "json" };
import enSheet from "./messages/en/sheet.json" with { type: "json" };
import enDocuments from "./messages/en/documents.json" with { type: "json" };
import enDashboard from "./messages/en/dashboard.json" with { type: "json" };
import enDeal from "./messages/en/deal.json" with { type: "json" };
import enDispute from "./messages/en/dispute.json" with { type: "json" };
import enAdmin from "./messages/en/admin.json" with { type: "json" };
import enServer from "./messages/en/server.json" with { type: "json" };
import enBilling from "./messages/en/billing.json" with { type: "json" };
import enBrief from "./messages/en/brief.json" with { type: "json" };
import enAskFit from "./messages/en/ask-fit.json" with { type: "json" };
import enDossier from "./messages/en/dossier.json" with { type: "json" };
import enExports from "./messages/en/exports.json" with { type: "json" };
import enProvider from "./messages/en/provider.json" with { type: "json" };
import enMail from "./messages/en/mail.json" with { type: "json" };
import enSteps from "./messages/en/steps.json" with { type: "json" };
import enRetention from "./messages/en/retention.json" with { type: "json" };
import zhCommon from "./messages/zh-CN/common.json" with { type: "json" };
import zhTerms from "./messages/zh-CN/terms.json" with { type: "json" };
import zhRefusals from "./messages/zh-CN/refusals.json" with { type: "json" };
import zhForms from "./messages/zh-CN/forms.json" with { type: "json" };
import zhAccounts from "./messages/zh-CN/accounts.json" with { type: "json" };
import zhBillingAdmin from "./messages/zh-CN/billing-admin.json" with { type: "json" };
import zhPublic from "./messages/zh-CN/public.json" with { type: "json" };
import zhComparison from "./messages/zh-CN/comparison.json" with { type: "json" };
import zhCompany from "./messages/zh-CN/company.json" with { type: "json" };
import zhProspect from "./messages/zh-CN/prospect.json" with { type: "json" };
import zhInstitution from "./messages/zh-CN/institution.json" with { type: "json" };
import zhMandate from "./messages/zh-CN/mandate.json" with { type: "json" };
import zhMatching from "./messages/zh-CN/matching.json" with { type: "json" };
import zhIntroduction from "./messages/zh-CN/introduction.json" with { type: "json" };
import zhApplication from "./messages/zh-CN/application.json" with { type: "json" };
import zhPipeline from "./messages/zh-CN/pipeline.json" with { type: "json" };
import zhNotifications from "./messages/zh-CN/notifications.json" with { type: "json" };
import zhOffer from "./messages/zh-CN/offer.json" with { type: "json" };
import zhReceipt from "./messages/zh-CN/receipt.json" with { type: "json" };
import zhReview from "./messages/zh-CN/review.json" with { type: "json" };
import zhBinding from "./messages/zh-CN/binding.json" with { type: "json" };
import zhHanding from "./messages/zh-CN/handing.json" with { type: "json" };
import zhEnding from "./messages/zh-CN/ending.json" with { type: "json" };
import zhSheet from "./messages/zh-CN/sheet.json" with { type: "json" };
import zhDocuments from "./messages/zh-CN/documents.json" with { type: "json" };
import zhDashboard from "./messages/zh-CN/dashboard.json" with { type: "json" };
import zhDeal from "./messages/zh-CN/deal.json" with { type: "json" };
import zhDispute from "./messages/zh-CN/dispute.json" with { type: "json" };
import zhAdmin from "./messages/zh-CN/admin.json" with { type: "json" };
import zhServer from "./messages/zh-CN/server.json" with { type: "json" };
import zhBilling from "./messages/zh-CN/billing.json" with { type: "json" };
import zhBrief from "./messages/zh-CN/brief.json" with { type: "json" };
import zhAskFit from "./messages/zh-CN/ask-fit.json" with { type: "json" };
import zhDossier from "./messages/zh-CN/dossier.json" with { type: "json" };
import zhExports from "./messages/zh-CN/exports.json" with { type: "json" };
import zhProvider from "./messages/zh-CN/provider.json" with { type: "json" };
import zhMail from "./messages/zh-CN/mail.json" with { type: "json" };
import zhSteps from "./messages/zh-CN/steps.json" with { type: "json" };
import zhRetention from "./messages/zh-CN/retention.json" with { type: "json" };
import type { Locale } from "./locale.ts";

const en = {
  common: enCommon,
  terms: enTerms,
  refusals: enRefusals,
  forms: enForms,
  accounts: enAccounts,
  "billing-admin": enBillingAdmin,
  public: enPublic,
  comparison: enComparison,
  company: enCompany,
  prospect: enProspect,
  institution: enInstitution,
  mandate: enMandate,
  matching: enMatching,
  introduction: enIntroduction,
  application: enApplication,
  pipeline: enPipeline,
  notifications: enNotifications,
  offer: enOffer,
  receipt: enReceipt,
  review: enReview,
  binding: enBinding,
  handing: enHanding,
  ending: enEnding,
  sheet: enSheet,
  documents: enDocuments,
  dashboard: enDashboard,
  deal: enDeal,
  dispute: enDispute,
  admin: enAdmin,
  server: enServer,
  billing: enBilling,
  brief: enBrief,
  "ask-fit": enAskFit,
  dossier: enDossier,
  exports: enExports,
  provider: enProvider,
  mail: enMail,
  retention: enRetention,
  steps: enSteps,
};

/** The namespaces and their keys, from English: Chinese must have the same to compile. */
export type Messages = typeof en;

const zh = {
  common: zhCommon,
  terms: zhTerms,
  refusals: zhRefusals,
  forms: zhForms,
  accounts: zhAccounts,
  "billing-admin": zhBillingAdmin,
  public: zhPublic,
  comparison: zhComparison,
  company: zhCompany,
  prospect: zhProspect,
  institution: zhInstitution,
  mandate: zhMandate,
  matching: zhMatching,
  introduction: zhIntroduction,
  application: zhApplication,
  pipeline: zhPipeline,
  notifications: zhNotifications,
  offer: zhOffer,
  receipt: zhReceipt,
  review: zhReview,
  binding: zhBinding,
  handing: zhHanding,
  ending: zhEnding,
  sheet: zhSheet,
  documents: zhDocuments,
  dashboard: zhDashboard,
  deal: zhDeal,
  dispute: zhDispute,
  admin: zhAdmin,
  server: zhServer,
  billing: zhBilling,
  brief: zhBrief,
  "ask-fit": zhAskFit,
  dossier: zhDossier,
  exports: zhExports,
  provider: zhProvider,
  mail: zhMail,
  retention: zhRetention,
  steps: zhSteps,
};

const byLocale: Record<Locale, Messages> = { en, "zh-CN": zh };

/** All namespaces in one language. */
export function messagesFor(locale: Locale): Messages {
  return byLocale[locale];
}
