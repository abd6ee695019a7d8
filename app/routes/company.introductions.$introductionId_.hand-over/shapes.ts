import type { reviewHandOver } from "#app/services/documents/review-hand-over.server.ts";

/** What the review of a hand-over shows. */
export type Read = Awaited<ReturnType<typeof reviewHandOver>> & { institution: string };
