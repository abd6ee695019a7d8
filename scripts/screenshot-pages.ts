export type Audience = "public" | "company" | "institution" | "admin";
interface Shot {
  name: string;
  audience: Audience;
  /** The address, or the way to it: the first link that fits each pattern is followed. */
  path: string;
  follow?: RegExp;
  /** Appended to the address that was reached: a step of it. */
  then?: string;
  /** One of those in docs/screenshots. */
  shown?: boolean;
}

/** Every main page of the demonstration city, in a reader's usual order. */
export const shots: readonly Shot[] = [
  { name: "home", audience: "public", shown: true, path: "/" },
  { name: "how-ranking-works", audience: "public", path: "/how-ranking-works" },
  { name: "funnel", audience: "public", path: "/funnel" },
  { name: "check-term-sheet", audience: "public", path: "/term-sheets/check?fingerprint=none" },
  { name: "institutions", audience: "public", path: "/institutions" },
  {
    name: "institution-public",
    audience: "public",
    path: "/institutions?kind=commercial_bank",
    follow: /^\/institutions\/[0-9a-f-]{36}$/,
  },
  { name: "sign-in", audience: "public", path: "/sign-in" },
  { name: "forgot-password", audience: "public", path: "/forgot-password" },
  { name: "join", audience: "public", path: "/join" },
  { name: "join-company", audience: "public", path: "/join/company" },
  { name: "join-institution", audience: "public", path: "/join/institution" },
  { name: "privacy", audience: "public", path: "/privacy" },
  { name: "terms", audience: "public", path: "/terms" },
  { name: "accessibility", audience: "public", path: "/accessibility" },
  { name: "preferences", audience: "public", path: "/preferences" },
  { name: "not-found", audience: "public", path: "/nowhere" },
  { name: "mailbox", audience: "public", path: "/dev/mailbox" },
  { name: "company-dashboard", audience: "company", path: "/company" },
  { name: "company-profile", audience: "company", path: "/company/profile" },
  { name: "company-figures", audience: "company", path: "/company/figures" },
  { name: "company-rights", audience: "company", path: "/company/rights" },
  { name: "company-team", audience: "company", path: "/company/team" },
  {
    name: "company-prospect",
    audience: "company",
    path: "/company/prospects",
    follow: /\/company\/prospects\/[0-9a-f-]{36}$/,
  },
  ...["company", "business", "people", "figures", "ip", "ask", "teaser"].map((step) => ({
    name: `company-prospect-${step}`,
    audience: "company" as const,
    path: "/company/prospects",
    follow: /\/company\/prospects\/[0-9a-f-]{36}$/,
    then: `/${step}`,
  })),
  { name: "company-funders", audience: "company", shown: true, path: "/company/funders" },
  ...(
    [
      ["company-funders-open", /\/company\/funders\?[^?]*open=/],
      ["company-introduction-new", /\/introductions\/new\?/],
    ] as const
  ).map(([name, follow]) => ({ name, audience: "company" as const, path: "/company/funders", follow })),
  { name: "company-documents", audience: "company", shown: true, path: "/company/documents" },
  { name: "company-introductions", audience: "company", path: "/company/introductions" },
  {
    name: "company-introduction",
    audience: "company",
    path: "/company/introductions",
    follow: /\/introductions\/[0-9a-f-]{36}$/,
  },
  ...["consent", "documents", "attachments"].map((part) => ({
    name: `company-introduction-${part}`,
    audience: "company" as const,
    path: "/company/introductions",
    // One with a consent in force: its row links there.
    follow: /\/introductions\/[0-9a-f-]{36}\/consent$/,
    then: `/../${part}`,
  })),
  { name: "company-several", audience: "company", path: "/company/introductions/several" },
  { name: "company-applications", audience: "company", path: "/company/applications" },
  {
    name: "company-application",
    audience: "company",
    path: "/company/applications",
    follow: /\/applications\/[0-9a-f-]{36}$/,
  },
  { name: "company-offers", audience: "company", shown: true, path: "/company/offers" },
  {
    name: "company-offer",
    audience: "company",
    shown: true,
    path: "/company/offers",
    follow: /\/offers\/[0-9a-f-]{36}$/,
  },
  { name: "company-deals", audience: "company", path: "/company/deals" },
  { name: "company-deal", audience: "company", path: "/company/deals", follow: /\/deals\/[0-9a-f-]{36}$/ },
  { name: "account", audience: "company", path: "/account" },
  { name: "account-sessions", audience: "company", path: "/account/sessions" },
  { name: "notifications", audience: "company", path: "/notifications" },
  { name: "account-export", audience: "company", path: "/account/export" },
  { name: "account-notifications", audience: "company", path: "/account/notifications" },
  { name: "forbidden", audience: "company", path: "/admin" },
  { name: "institution-dashboard", audience: "institution", path: "/institution" },
  {
    name: "institution-opportunities",
    audience: "institution",
    shown: true,
    path: "/institution/opportunities",
  },
  {
    name: "institution-opportunity",
    audience: "institution",
    path: "/institution/opportunities",
    follow: /\/institution\/opportunities\/P-\d+\?/,
  },
  {
    name: "institution-introduction-new",
    audience: "institution",
    path: "/institution/opportunities",
    follow: /\/introductions\/new\?/,
  },
  { name: "institution-mandates", audience: "institution", path: "/institution/mandates" },
  ...[undefined, "history"].map((part) => ({
    name: part === undefined ? "institution-mandate" : `institution-mandate-${part}`,
    audience: "institution" as const,
    path: "/institution/mandates",
    follow: /\/mandates\/[0-9a-f-]{36}$/,
    ...(part === undefined ? {} : { then: `/${part}` }),
  })),
  { name: "institution-introductions", audience: "institution", path: "/institution/introductions" },
  {
    name: "institution-introduction",
    audience: "institution",
    path: "/institution/introductions?group=open",
    follow: /\/introductions\/[0-9a-f-]{36}$/,
  },
  ...["consent", "documents", "attachments"].map((part) => ({
    name: `institution-introduction-${part}`,
    audience: "institution" as const,
    path: "/institution/introductions?group=open",
    follow: /\/introductions\/[0-9a-f-]{36}$/,
    then: `/${part}`,
  })),
  { name: "institution-applications", audience: "institution", path: "/institution/applications" },
  {
    name: "institution-application",
    audience: "institution",
    shown: true,
    path: "/institution/applications?group=institution",
    follow: /\/applications\/[0-9a-f-]{36}$/,
  },
  { name: "institution-notifications", audience: "institution", path: "/notifications" },
  { name: "institution-offers", audience: "institution", path: "/institution/offers" },
  {
    name: "institution-offer-draft",
    audience: "institution",
    path: "/institution/offers?group=drafts",
    follow: /\/offers\/[0-9a-f-]{36}$/,
  },
  {
    name: "institution-offer",
    audience: "institution",
    path: "/institution/offers?group=open",
    follow: /\/offers\/[0-9a-f-]{36}$/,
  },
  { name: "institution-pipeline", audience: "institution", shown: true, path: "/institution/pipeline" },
  {
    name: "institution-deal",
    audience: "institution",
    path: "/institution/deals?group=money",
    shown: true,
    follow: /\/deals\/[0-9a-f-]{36}$/,
  },
  {
    name: "institution-dispute",
    audience: "institution",
    path: "/institution",
    follow: /\/disputes\/[0-9a-f-]{36}$/,
  },
  { name: "institution-profile", audience: "institution", path: "/institution/profile" },
  { name: "institution-team", audience: "institution", path: "/institution/team" },
  { name: "admin-today", audience: "admin", path: "/admin" },
  { name: "admin-cases", audience: "admin", path: "/admin/cases" },
  {
    name: "admin-case",
    audience: "admin",
    shown: true,
    path: "/admin/cases",
    follow: /\/admin\/cases\/[0-9a-f-]{36}$/,
  },
  { name: "admin-institutions", audience: "admin", path: "/admin/institutions" },
  {
    name: "admin-institution",
    audience: "admin",
    path: "/admin/institutions",
    follow: /\/admin\/institutions\/[0-9a-f-]{36}$/,
  },
  { name: "admin-disputes", audience: "admin", path: "/admin/disputes" },
  {
    name: "admin-dispute",
    audience: "admin",
    path: "/admin/disputes",
    follow: /\/admin\/disputes\/[0-9a-f-]{36}$/,
  },
  { name: "admin-exposure", audience: "admin", path: "/admin/exposure" },
  { name: "admin-audit", audience: "admin", path: "/admin/audit" },
];
