import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { RETENTION_CLASS_NAMES } from "#app/domain/retention/classes.ts";
import { registerTables } from "#tests/support/privacy/register-tables.ts";

const privacy = readFileSync("docs/privacy.md", "utf8");

/** The rows of the tables below a heading. */
function rowsBelow(heading: string): string[] {
  const [, section = ""] = privacy.split(`\n## ${heading}\n`);
  const [own = ""] = section.split("\n## ");
  return own.split("\n").filter((line) => line.startsWith("| `"));
}

test("docs/privacy.md has each class of the domain as the privacy page shows it", () => {
  const { processing, retention } = registerTables();
  expect(rowsBelow("Processing")).toEqual(processing);
  expect(rowsBelow("Retention")).toEqual(retention);
  expect(processing).toHaveLength(RETENTION_CLASS_NAMES.length);
});

test("it says what the law asks of a register, of an assessment and of a breach", () => {
  for (const heading of [
    "Who is responsible",
    "Processors",
    "Rights",
    "Automated decisions",
    "Impact assessment",
    "Breach",
    "What stays after a deletion",
  ])
    expect(privacy).toContain(`\n## ${heading}\n`);
});
