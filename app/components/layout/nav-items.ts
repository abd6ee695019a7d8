import type { Messages } from "#app/i18n/messages.ts";
import { paths } from "#app/shared/paths.ts";

export interface NavItem {
  word: keyof Messages["common"]["nav"];
  to: string;
  /** Marked on its own page alone: every other page of an audience lies below its first. */
  exact?: boolean;
}

/** Who is signed in, as the header needs it. */
export interface Person {
  name: string;
  /** The organization that the person acts for; null for the operator's people and those without one yet. */
  organization: string | null;
  kind: "company" | "institution" | "admin" | "none";
  /** Notifications not read yet, counted to a hundred, at the moment `asOf`. */
  unread: number;
  asOf: number;
  /** Whether there is a stream of changes for the person: not before their organization is at work. */
  hears: boolean;
}

export type Audience = "public" | "company" | "institution" | "admin";

/** The main navigation: one's own pages when signed in, else the public ones. */
export const navItems: Record<Audience, readonly NavItem[]> = {
  public: [
    { word: "home", to: paths.home(), exact: true },
    { word: "ranking", to: paths.ranking() },
    { word: "funnel", to: paths.funnel() },
    { word: "institutions", to: paths.institutions() },
  ],
  company: [
    { word: "dashboard", to: paths.company.home(), exact: true },
    { word: "prospects", to: paths.company.prospects() },
    { word: "funders", to: paths.company.funders() },
    { word: "introductions", to: paths.company.introductions() },
    { word: "applications", to: paths.company.applications() },
    { word: "offers", to: paths.company.offers() },
    { word: "companyDeals", to: paths.company.deals() },
    { word: "documents", to: paths.company.documents() },
  ],
  institution: [
    { word: "dashboard", to: paths.institution.home(), exact: true },
    { word: "deals", to: paths.institution.deals() },
    { word: "mandates", to: paths.institution.mandates() },
    { word: "introductions", to: paths.institution.introductions() },
    { word: "offers", to: paths.institution.offers() },
    { word: "pipeline", to: paths.institution.pipeline() },
  ],
  admin: [
    { word: "today", to: paths.admin.home(), exact: true },
    { word: "queue", to: paths.admin.queue() },
    { word: "disputes", to: paths.admin.disputes() },
    { word: "adminInstitutions", to: paths.admin.institutions() },
    { word: "exposure", to: paths.admin.exposure() },
    { word: "audit", to: paths.admin.trail() },
  ],
};

export function audienceOf(person: Person | null): Audience {
  return person === null || person.kind === "none" ? "public" : person.kind;
}

/** What belongs to the person and the organization rather than to the day's work: the account menu. */
export function accountItemsOf(kind: Person["kind"]): readonly NavItem[] {
  const account: NavItem = { word: "account", to: paths.account() };
  if (kind === "company")
    return [
      { word: "profile", to: paths.company.profile() },
      { word: "team", to: paths.company.team() },
      account,
    ];
  if (kind === "institution")
    return [
      { word: "institutionProfile", to: paths.institution.profile() },
      { word: "team", to: paths.institution.team() },
      account,
    ];
  return [account];
}

/** The item that a page belongs to, and whether the page is its very own. */
export type Place = { to: string; isOwn: boolean } | null;

/** The longest address that the page's begins with. */
export function placeAmong(items: readonly NavItem[], pathname: string): Place {
  const [item] = items
    .filter(({ to, exact }) => pathname === to || (!exact && pathname.startsWith(`${to}/`)))
    .sort((a, b) => b.to.length - a.to.length);
  return item === undefined ? null : { to: item.to, isOwn: item.to === pathname };
}
