import type { FigureField } from "#app/domain/matching/criteria/demands.ts";
import type { FieldKind } from "#app/domain/matching/criteria/criterion.ts";
import type { fieldsOfMandate, MandateUnit } from "#app/domain/mandates/form.ts";
import type { previewMandate } from "#app/services/mandates/preview-mandate.server.ts";
import type { readMandate } from "#app/services/mandates/read-mandate.server.ts";

export type EditedMandate = Omit<Awaited<ReturnType<typeof readMandate>>, "preview">;
export type ShownPreview = Awaited<ReturnType<typeof previewMandate>>;

export interface EditorData {
  title: string;
  mandate: EditedMandate;
  /** Null for an institution that is being verified: `unverified` says why. */
  preview: ShownPreview | null;
  unverified: string | null;
  /** By unit and field, the suggested limits. */
  edges: Record<MandateUnit, Readonly<Record<string, readonly string[]>>>;
  /** The numeric fields with minimums for a company. */
  figures: readonly { field: FigureField; kind: FieldKind }[];
  /** The field values, by the unit of amounts. */
  fields: Record<MandateUnit, ReturnType<typeof fieldsOfMandate>>;
  lprPercent: string | null;
  now: Date;
}
