import type { ProspectPreview } from "#app/services/prospects/preview-prospect.server.ts";

/** What the step shows; the fit of the ask is beside it. */
export type Preview = Omit<ProspectPreview, "fit" | "fills" | "stranded">;
