import type { Session } from "#app/domain/accounts/session.ts";
import { paths } from "#app/shared/paths.ts";

/** The deletion that a person's start page and account tell of, and its page; null if none is under way. */
export function leavingOf({ leaving = null, membership }: Session) {
  if (leaving === null) return null;
  const isOwn = leaving === "person" || (membership.kind !== "company" && membership.kind !== "institution");
  return { leaving, to: isOwn ? paths.deletion() : paths[membership.kind].deletion() };
}
