import type { Locale } from "#app/i18n/locale.ts";
import { paths, withQuery } from "./paths.ts";

/** The addresses of reviews and receipts of acts that bind; apart from `paths`, because every page loads those. */
export const reviewPaths = {
  acceptance: (offerId: string) => `${paths.company.offer(offerId)}/accept`,
  grant: (introductionId: string) => `${paths.company.introduction(introductionId)}/grant`,
  revocation: (introductionId: string) => `${paths.company.introduction(introductionId)}/revoke`,
  receipt: (
    side: "company" | "institution",
    subjectId: string,
    about: { act: string; version: number | undefined; language: Locale },
  ) => withQuery(`/${side}/receipts/${subjectId}`, about),
};
