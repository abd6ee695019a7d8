import type { ColumnKind } from "./section.ts";
import { sectionColumns, type ExportSectionName } from "./sections.ts";

interface Described {
  title: string;
  type: readonly string[];
  format?: string;
  pattern?: string;
  description?: string;
}

/**
 * The JSON Schema (2020-12) of a section's file: an array of objects. `words` is the label of a column in the reader's
 * language; `unit` the unit of a kind.
 */
export function describeSection(
  name: ExportSectionName,
  {
    title,
    words,
    unit,
  }: { title: string; words: (column: string) => string; unit: (kind: "money" | "percent") => string },
) {
  const columns = sectionColumns(name);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: `${name}.schema.json`,
    title,
    type: "array",
    items: {
      type: "object",
      additionalProperties: false,
      required: columns.map(([key]) => key),
      properties: Object.fromEntries(
        columns.map(([key, kind]) => [key, { ...describe(kind, unit), title: words(key) }]),
      ),
    },
  };
}

function describe(kind: ColumnKind, unit: (kind: "money" | "percent") => string): Omit<Described, "title"> {
  if (typeof kind === "object") return { type: ["string", "null"] };
  switch (kind) {
    case "money":
      return { type: ["string", "null"], pattern: "^-?[0-9]+$", description: unit("money") };
    case "percent":
      return { type: ["string", "null"], pattern: "^-?[0-9]+(\\.[0-9]+)?$", description: unit("percent") };
    case "number":
      return { type: ["integer", "null"] };
    case "boolean":
      return { type: ["boolean", "null"] };
    case "day":
      return { type: ["string", "null"], format: "date" };
    case "instant":
      return { type: ["string", "null"], format: "date-time" };
    case "object":
      return { type: ["object", "array", "null"] };
    case "text":
      return { type: ["string", "null"] };
  }
}
