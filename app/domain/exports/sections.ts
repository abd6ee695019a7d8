import { billingSections } from "./billing-sections.ts";
import { ownSections } from "./own-sections.ts";
import type { ColumnKind, ExportSection } from "./section.ts";
import { sharedSections } from "./shared-sections.ts";

/** The tables of an organization's archive, each column with its type. What isn't listed is in no archive. */
const exportSections = { ...ownSections, ...sharedSections, ...billingSections };

export type ExportSectionName = keyof typeof exportSections;

/** The tables of a side, in order. */
export function sectionsOf(side: "company" | "institution"): ExportSectionName[] {
  return (Object.keys(exportSections) as ExportSectionName[]).filter((name) =>
    (exportSections[name].sides as readonly string[]).includes(side),
  );
}

/** A section's columns, in order. */
export function sectionColumns(name: ExportSectionName): [string, ColumnKind][] {
  const { columns }: ExportSection = exportSections[name];
  return Object.entries(columns);
}
