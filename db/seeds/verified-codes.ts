import type { WorldRows } from "./rows.ts";

/** A company whose prospect was ever published is the one whose credit code it is. */
export function withVerifiedCodes({
  companies,
  prospects,
}: Pick<WorldRows, "companies" | "prospects">): WorldRows["companies"] {
  const publishedAt = new Map(
    prospects.flatMap(({ companyId, publishedAt }) =>
      publishedAt ? [[companyId, publishedAt] as const] : [],
    ),
  );
  return companies.map((row) => ({ ...row, codeVerifiedAt: publishedAt.get(row.id) ?? null }));
}
