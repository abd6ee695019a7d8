// Which browser the tests drive. Runs on Node 20; Playwright is asked only once it is installed.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { run } from "./processes.mjs";

const debian = "/usr/bin/chromium";

/**
 * The browser at hand: the named one, else Playwright's own, else the system's.
 * @returns {Promise<string | undefined>}
 */
async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH: there is no ${named}`);
  }
  const { chromium } = await import("@playwright/test");
  return [chromium.executablePath(), debian].find((path) => existsSync(path));
}

/**
 * The path of a Chromium that can be started; on Debian as root it is installed when there is none.
 * @param {string} root
 * @returns {Promise<string>}
 */
export async function ensureChromium(root) {
  const found = await findChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0) {
    const packages = ["--no-install-recommends", "chromium", "fonts-noto-cjk"];
    await run("apt-get", ["update", "-qq"], { cwd: root, quiet: true });
    await run("apt-get", ["install", "-y", "-qq", ...packages], { cwd: root, quiet: true });
    if (existsSync(debian)) return debian;
  }
  throw new Error(
    "There is no Chromium for the tests. Name one in CHROMIUM_PATH, or run: npx playwright install chromium",
  );
}
