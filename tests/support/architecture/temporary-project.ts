import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A folder that tools take for the checkout, with only the files of a test. */
export interface TemporaryProject {
  write(path: string, text: string): void;
  /** Runs a tool as `npm run check` does and returns its JSON output, whatever its exit code. */
  judge(tool: string, ...args: string[]): unknown;
  remove(): void;
}

const configuration = [
  "package.json",
  "tsconfig.json",
  "eslint.config.js",
  ".dependency-cruiser.js",
  "scripts/eslint-rules",
];

export function temporaryProject(): TemporaryProject {
  const checkout = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), "longspring-project-"));
  for (const path of configuration) cpSync(join(checkout, path), join(folder, path), { recursive: true });
  symlinkSync(join(checkout, "node_modules"), join(folder, "node_modules"));
  return {
    write(path, text) {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    },
    judge: (tool, ...args) => JSON.parse(run(folder, join(checkout, "node_modules", tool), args)) as unknown,
    remove: () => rmSync(folder, { recursive: true }),
  };
}

function run(cwd: string, tool: string, args: string[]): string {
  try {
    return execFileSync(process.execPath, [tool, ...args], { cwd, encoding: "utf8", maxBuffer: 1e8 });
  } catch (error) {
    if (error instanceof Error && "stdout" in error && typeof error.stdout === "string" && error.stdout) {
      return error.stdout;
    }
    throw error;
  }
}
