import type { Owed } from "#app/domain/documents/hand-over.ts";

/** The review in which a company hands over what it is asked for; apart from other addresses, for pages short of bytes. */
export function handOverPath(introductionId: string, owed: Owed): string {
  return `/company/introductions/${introductionId}/hand-over?${new URLSearchParams({ ...owed }).toString()}`;
}
