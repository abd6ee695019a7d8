import type { Messages } from "#app/i18n/messages.ts";
import { paths } from "#app/shared/paths.ts";
import type { RoleWords } from "../ui/reads-only.ts";

export interface NavItem {
  word: keyof Messages["common"]["nav"];
  to: string;
  /** Marked as current on this exact page only: all other pages of an audience have addresses below its first. */
  exact?: boolean | undefined;
  /** Pages elsewhere that belong to it, with those below. */
  also?: string | undefined;
}

/** The signed-in person, as the header needs it. */
export interface Person extends RoleWords {
  name: string;
  /** The organization that the person acts for; null for admins and people without one. */
  organization: string | null;
  kind: "company" | "institution" | "admin" | "none";
  /** Pages that depend on roles: an admin's, and those of whoever pays for an institution. */
  pages?: readonly NavItem[] | undefined;
  /** Those are all: a suspended institution goes on with its deals alone, one that has left with nothing. */
  isLimited?: boolean | undefined;
  /** Unread notifications, counted up to a hundred, at the time `asOf`. */
  unread: number;
  asOf: number;
  /** Whether the person has a change stream: only once their organization may work. */
  receivesChanges: boolean;
}

/** The main navigation: the audience's pages when signed in, else the public ones. */
const navItems: Record<"public" | "company" | "institution" | "admin", readonly NavItem[]> = {
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
    { word: "deals", to: paths.company.deals() },
    { word: "documents", to: paths.company.documents() },
  ],
  institution: [
    { word: "dashboard", to: paths.institution.home(), exact: true },
    { word: "opportunities", to: paths.institution.opportunities() },
    { word: "mandates", to: paths.institution.mandates() },
    { word: "introductions", to: paths.institution.introductions() },
    { word: "offers", to: paths.institution.offers() },
    { word: "pipeline", to: paths.institution.pipeline(), also: paths.institution.deals() },
  ],
  admin: [],
};

/** The main navigation of whoever reads, with the pages that came with the person. */
export function navOf(person: Person | null): readonly NavItem[] {
  if (person === null || person.kind === "none") return navItems.public;
  if (person.isLimited === true) return person.pages ?? [];
  return [...navItems[person.kind], ...(person.pages ?? [])];
}

/** The account menu: pages of the person and the organization, apart from daily work. */
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

/** The navigation item of a page, and whether the page is the item's own. */
export type NavPlace = { to: string; isOwn: boolean } | null;

/** The item with the longest prefix of the page's address. */
export function findNavPlace(items: readonly NavItem[], pathname: string): NavPlace {
  const [item] = items
    .filter(({ to, exact, also }) =>
      exact ? pathname === to : [to, also].some((top) => pathname === top || pathname.startsWith(`${top}/`)),
    )
    .sort((a, b) => b.to.length - a.to.length);
  return item === undefined ? null : { to: item.to, isOwn: item.to === pathname };
}
