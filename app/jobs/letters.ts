import type { LetterName } from "#app/domain/jobs/payloads.ts";
import { paths } from "#app/http/paths.ts";
import type { Messages } from "#app/i18n/messages.ts";

export type Side = "company" | "institution" | "admin";

/** Who hears of what, and where the page is that it is about. What it says is in `mail.<name>`. */
export interface LetterKind {
  about: "case" | "institution" | "introduction" | "thread" | "offer" | "deal" | "drawdown" | "prospect";
  to: readonly Side[];
  /** The page; of a drawdown, by its deal's id, of a decided case, by its prospect's. */
  page: (id: string, to: Side) => string;
  /** The words for the codes of a decline or a decision. */
  reasons?: keyof Messages["terms"] &
    (
      | "declineReasons"
      | "companyDeclineReasons"
      | "moderationReasons"
      | "institutionReasons"
      | "fallThroughReasons"
    );
}

const company = ["company"] as const;
const institution = ["institution"] as const;
const both = ["company", "institution"] as const;

const pagesOf = (to: Side) => (to === "company" ? paths.company : paths.institution);
const introduction = (id: string, to: Side) => pagesOf(to).introduction(id);
const offer = (id: string, to: Side) => pagesOf(to).offer(id);
const deal = (id: string, to: Side) => pagesOf(to).deal(id);

export const letterKinds = {
  "tell-admins-case-opened": { about: "case", to: ["admin"], page: paths.admin.case },
  "tell-company-case-decided": {
    about: "case",
    to: company,
    page: paths.company.prospect,
    reasons: "moderationReasons",
  },
  "tell-institution-case-decided": {
    about: "case",
    to: institution,
    page: () => paths.institution.profile(),
    reasons: "institutionReasons",
  },
  "tell-institution-status-changed": {
    about: "institution",
    to: institution,
    page: () => paths.institution.profile(),
  },
  "tell-company-introduction-requested": { about: "introduction", to: company, page: introduction },
  "tell-institution-introduction-requested": { about: "introduction", to: institution, page: introduction },
  "tell-company-introduction-answered": {
    about: "introduction",
    to: company,
    page: introduction,
    reasons: "declineReasons",
  },
  "tell-institution-introduction-answered": {
    about: "introduction",
    to: institution,
    page: introduction,
    reasons: "companyDeclineReasons",
  },
  "tell-introduction-lapsed": { about: "introduction", to: both, page: introduction },
  "tell-institution-consent-ended": { about: "introduction", to: institution, page: introduction },
  "tell-company-message-written": { about: "thread", to: company, page: introduction },
  "tell-institution-message-written": { about: "thread", to: institution, page: introduction },
  "tell-company-offer-issued": { about: "offer", to: company, page: offer },
  "tell-company-offer-ended": { about: "offer", to: company, page: offer },
  "tell-institution-offer-answered": {
    about: "offer",
    to: institution,
    page: offer,
    reasons: "companyDeclineReasons",
  },
  "tell-institution-offer-held": { about: "offer", to: institution, page: offer },
  "tell-company-contract-sent": { about: "deal", to: company, page: deal },
  "tell-company-contract-signed": { about: "deal", to: company, page: deal },
  "tell-institution-contract-signed": { about: "deal", to: institution, page: deal },
  "tell-company-deal-available": { about: "deal", to: company, page: deal },
  "tell-deal-fell-through": { about: "deal", to: both, page: deal, reasons: "fallThroughReasons" },
  "tell-institution-drawdown-requested": { about: "drawdown", to: institution, page: deal },
  "tell-company-drawdown-funded": { about: "drawdown", to: company, page: deal },
  "tell-institution-drawdown-answered": { about: "drawdown", to: institution, page: deal },
  "tell-company-prospect-ends-soon": { about: "prospect", to: company, page: paths.company.prospect },
  "tell-company-prospect-expired": { about: "prospect", to: company, page: paths.company.prospect },
} as const satisfies Record<LetterName, LetterKind>;

export function letterKind(name: LetterName): LetterKind {
  return letterKinds[name];
}

export function isLetterName(name: string): name is LetterName {
  return Object.hasOwn(letterKinds, name);
}
