import type { readOwnInstitution } from "#app/services/organizations/read-own-institution.server.ts";

export type Own = Awaited<ReturnType<typeof readOwnInstitution>>;
