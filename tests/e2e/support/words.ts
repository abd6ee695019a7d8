import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";

/** The product's messages, by namespace: tests name what people read. */
export function wordsIn(locale: Locale) {
  return {
    accounts: translator(locale, "accounts"),
    admin: translator(locale, "admin"),
    admins: translator(locale, "admin.admins"),
    application: translator(locale, "application"),
    askFit: translator(locale, "ask-fit"),
    binding: translator(locale, "binding"),
    ending: translator(locale, "ending"),
    billing: translator(locale, "billing"),
    billingAdmin: translator(locale, "billing-admin"),
    builder: translator(locale, "offer.writing"),
    brief: translator(locale, "brief"),
    common: translator(locale, "common"),
    company: translator(locale, "company"),
    comparison: translator(locale, "comparison"),
    deal: translator(locale, "deal"),
    dispute: translator(locale, "dispute"),
    documents: translator(locale, "documents"),
    handing: translator(locale, "handing"),
    factor: translator(locale, "accounts.factor"),
    forms: translator(locale, "forms"),
    institution: translator(locale, "institution"),
    introduction: translator(locale, "introduction"),
    mail: translator(locale, "mail"),
    mandate: translator(locale, "mandate"),
    matching: translator(locale, "matching"),
    notifications: translator(locale, "notifications"),
    offer: translator(locale, "offer"),
    dashboard: translator(locale, "dashboard"),
    pipeline: translator(locale, "pipeline"),
    pricing: translator(locale, "billing.pricing"),
    prospect: translator(locale, "prospect"),
    public: translator(locale, "public"),
    recovery: translator(locale, "accounts.recovery"),
    refusals: translator(locale, "refusals"),
    review: translator(locale, "review"),
    statements: translator(locale, "billing-admin.statements"),
    reversals: translator(locale, "deal.reversals"),
    terms: translator(locale, "terms"),
  };
}

export type Words = ReturnType<typeof wordsIn>;
