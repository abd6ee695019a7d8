/** A company whose prospect was ever published is the one whose credit code it is. */
export function withVerifiedCodes<Company extends { id: string }, Instant>({
  companies,
  prospects,
}: {
  companies: readonly Company[];
  prospects: readonly { companyId: string; publishedAt: Instant | null }[];
}): (Company & { codeVerifiedAt: Instant | null })[] {
  const publishedAt = new Map(
    prospects.flatMap(({ companyId, publishedAt: at }) => (at === null ? [] : [[companyId, at] as const])),
  );
  return companies.map((row) => ({ ...row, codeVerifiedAt: publishedAt.get(row.id) ?? null }));
}
