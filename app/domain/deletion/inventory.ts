/** What a deletion erases, as its page lists it; docs/decisions/0106 names tables and columns. */
export const GOES = {
  person: ["account", "sessions", "memberships", "notifications", "texts", "emails"],
  company: [
    "members",
    "profile",
    "prospects",
    "messages",
    "files",
    "consents",
    "offers",
    "archives",
    "texts",
  ],
  institution: ["members", "contacts", "mandates", "messages", "files", "offers", "archives", "texts"],
} as const;

/**
 * What stays, each with its reason and its end. `vouchers`, and with them `claims`: 会计档案管理办法 (1 January 2016), which keeps
 * vouchers and ledgers for 30 years from the end of the year; `ledger`: the limitation of three years of 民法典 188; `logs`:
 * 网络安全法, which keeps network logs for six months at least.
 */
export const STAYS = {
  person: ["record", "trail", "vouchers", "logs"],
  company: ["vouchers", "claims", "ledger", "others", "trail", "logs"],
  institution: ["vouchers", "claims", "ledger", "others", "trail", "logs"],
} as const;
export type DeletedKind = keyof typeof GOES;
