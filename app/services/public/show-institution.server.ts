import { pick } from "#app/lib/pick.ts";
import type { PublicFigures } from "#app/domain/figures/public-cells.ts";
import type { findPublicInstitution } from "#db/queries/public/public-institutions.ts";

type Row = NonNullable<Awaited<ReturnType<typeof findPublicInstitution>>>;

/** An institution's public view. Figures on few companies are left out: they would reveal one of them. */
export function toPublicView(
  row: Row,
  { answersOf, drawdownsOf }: Pick<PublicFigures, "answersOf" | "drawdownsOf">,
  mandates: ReadonlyMap<string, number>,
) {
  const drawdowns = drawdownsOf[row.id];
  return {
    id: row.id,
    kind: row.kind,
    isRestricted: row.status === "restricted",
    ...pick(
      row,
      "nameZh",
      "nameEn",
      "licenceNumber",
      "regulator",
      "licenceScope",
      "licenceExpiresOn",
      "aboutZh",
      "aboutEn",
      "verifiedAt",
    ),
    drawdowns: {
      deals: drawdowns?.count ?? 0,
      medianWorkingDays: drawdowns?.median == null ? null : Number(drawdowns.median),
    },
    mandatesInForce: mandates.get(row.id) ?? 0,
    responsiveness: answersOf[row.id] ?? null,
  };
}
