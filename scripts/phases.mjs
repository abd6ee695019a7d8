// The progress output of a long command. Runs on Node 20, imports no package.

/**
 * Runs one step and prints how long it took.
 * @template Result
 * @param {string} name
 * @param {() => Promise<Result>} work
 * @param {(result: Result) => string | undefined} [remark] a word about the outcome
 * @returns {Promise<Result>}
 */
export async function phase(name, work, remark) {
  const begun = Date.now();
  try {
    const result = await work();
    const words = remark?.(result);
    log(`  ${name.padEnd(12)} ${seconds(begun)}${words ? `  ${words}` : ""}`);
    return result;
  } catch (error) {
    log(`  ${name.padEnd(12)} ${seconds(begun)}  failed`);
    throw error;
  }
}

/** @param {number} begun */
export function seconds(begun) {
  return `${((Date.now() - begun) / 1000).toFixed(1).padStart(5)} s`;
}

/** @param {string} line */
export function log(line) {
  process.stdout.write(`${line}\n`);
}
