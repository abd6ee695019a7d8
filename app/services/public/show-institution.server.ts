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
    nameZh: row.nameZh,
    nameEn: row.nameEn,
    licenceNumber: row.licenceNumber,
    regulator: row.regulator,
    licenceScope: row.licenceScope,
    licenceExpiresOn: row.licenceExpiresOn,
    aboutZh: row.aboutZh,
    aboutEn: row.aboutEn,
    verifiedAt: row.verifiedAt,
    drawdowns: {
      deals: drawdowns?.count ?? 0,
      medianWorkingDays: drawdowns?.median == null ? null : Number(drawdowns.median),
    },
    mandatesInForce: mandates.get(row.id) ?? 0,
    responsiveness: answersOf[row.id] ?? null,
  };
}
