import type { readOwnInstitution } from "#app/services/organizations/read-own-institution.server.ts";

/** What the views of this page are given. */
export type Own = Awaited<ReturnType<typeof readOwnInstitution>>;
