import { useLocation, useRouteLoaderData } from "@remix-run/react";
import type { Need } from "#app/domain/accounts/member-roles.ts";

/** What a role may not do in its organization, in words; see `personOf` in root.tsx. */
export interface RoleWords {
  /** Of a role that only reads: said once, above each page. */
  readerNote?: string | undefined;
  /** Of any other role, by what it may not do: who does it. Said at the form instead of its button. */
  whoDoes?: Partial<Record<Need, string>> | undefined;
}

interface RoleReader extends RoleWords {
  /** The organization that the person acts for. */
  organization: string | null;
}

/**
 * What is said to whoever has a role that only reads, where a form would change something of the organization: its
 * fields show what is there, and can't be sent. Null for all others, and for one's own settings, which are elsewhere.
 */
export function useReaderNote(action?: string): string | null {
  return useRoleWords(action)?.readerNote ?? null;
}

/** Who sends a form that requires `need`, where the role of this person, which does other work, doesn't. */
export function useWhoDoes(need: Need, action?: string): string | null {
  return useRoleWords(action)?.whoDoes?.[need] ?? null;
}

/** Who takes a step of the reader's side: "you", or the organization by name where a colleague's role allows it. */
export function useOwnSide(need: Need): string {
  return useOwnSides()(need);
}

/** The same for steps that require different things. */
export function useOwnSides(): (need: Need) => string {
  const { readerNote, whoDoes, organization } = useRoleWords(undefined) ?? {};
  return (need) => {
    const isColleagues = readerNote !== undefined || whoDoes?.[need] !== undefined;
    return (isColleagues ? organization : null) ?? "you";
  };
}

function useRoleWords(action: string | undefined): RoleReader | null {
  const { pathname } = useLocation();
  const root = useRouteLoaderData<{ person: RoleReader | null }>("root");
  const target = action?.startsWith("/") ? action : pathname;
  // The layout of a list is the person's own.
  const isOrganizations = /^\/(?:company|institution)\b(?!.*\/layout$)/.test(target);
  return isOrganizations ? (root?.person ?? null) : null;
}
