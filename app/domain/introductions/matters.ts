import { z } from "zod";
import type { ApplicationStatus } from "#app/domain/applications/lifecycle.ts";

/** What stands between two parties after a consent: the numbers and states that its end concerns; null for none. */
export interface MattersOfIntroduction {
  application: { number: string; status: ApplicationStatus } | null;
  /** An offer that can still be accepted. */
  offer: { number: string; version: number } | null;
  /** A deal that has not fallen through. */
  deal: { number: string } | null;
}

/** What the review of an end named as ending and as staying, as a text that differs once anything of it does. */
export function markOfMatters({ application, offer, deal }: MattersOfIntroduction): string {
  return [
    application === null ? "" : `${application.number}.${application.status}`,
    offer === null ? "" : `${offer.number}.${String(offer.version)}`,
    deal?.number ?? "",
  ].join(";");
}

/** What a review named (`markOfMatters`). */
export const mattersField = z
  .string()
  .max(100)
  .regex(/^[\d.a-z_]*;[\d.]*;\d*$/u);
