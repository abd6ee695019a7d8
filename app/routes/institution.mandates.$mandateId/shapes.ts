import type { MandateUnit } from "#app/domain/mandates/form.ts";
import type { previewMandate } from "#app/services/mandates/preview-mandate.server.ts";
import type { readMandate } from "#app/services/mandates/read-mandate.server.ts";

export type EditedMandate = Omit<Awaited<ReturnType<typeof readMandate>>, "preview">;
export type ShownPreview = Awaited<ReturnType<typeof previewMandate>>;
export type PreviewLoader = () => Promise<{ preview: ShownPreview }>;

export interface EditorData {
  title: string;
  mandate: EditedMandate;
  preview: ShownPreview;
  /** By unit and field, the limits that are offered first. */
  edges: Record<MandateUnit, Readonly<Record<string, readonly string[]>>>;
  lprPercent: string | null;
  now: Date;
}
