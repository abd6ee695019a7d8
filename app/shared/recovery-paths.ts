import { withQuery } from "./paths.ts";

/** The addresses of recoveries; apart from `paths`, because every page loads those. */
export const recoveryPaths = {
  /** For whoever has given the password and has lost the second factor. */
  own: (to?: string) => withQuery("/sign-in/recovery", { to }),
  stop: (token: string) => withQuery("/stop-recovery", { token }),
  ofTeam: (kind: "company" | "institution") => `/${kind}/team/recoveries`,
  ofAdmins: () => "/admin/recoveries",
} as const;
