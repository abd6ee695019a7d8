// The browser of the tests. Runs on Node 20; Playwright is imported only once it is installed.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { run } from "./processes.mjs";

/** Debian's packages, best first: without windows, tabs and rendering a page costs a third less processor time. */
const debian = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

/**
 * The available browser: the configured one, else Playwright's own, else the system's.
 * @returns {Promise<string | undefined>}
 */
async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH: there is no ${named}`);
  }
  const { chromium } = await import("@playwright/test");
  return [chromium.executablePath(), ...debian].find((path) => existsSync(path));
}

/**
 * The path of a Chromium that can be started; on Debian as root it is installed if missing.
 * @param {string} root
 * @returns {Promise<string>}
 */
export async function ensureChromium(root) {
  const found = await findChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0) {
    const options = { cwd: root, quiet: true };
    await run("apt-get", ["update", "-qq"], options);
    const install = (/** @type {string} */ browser) =>
      run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", browser, "fonts-noto-cjk"], options);
    // A Debian release without the first package has the second.
    await install("chromium-headless-shell").catch(() => install("chromium"));
    const installed = debian.find((path) => existsSync(path));
    if (installed) return installed;
  }
  throw new Error(
    "There is no Chromium for the tests. Name one in CHROMIUM_PATH, or run: npx playwright install chromium",
  );
}
