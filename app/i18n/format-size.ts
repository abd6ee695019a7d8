/** A file size in the units of file managers: 840 kB, 1.2 MB, 20 MB. */
export function formatSize(bytes: bigint | number): string {
  const kilo = Number(bytes) / 1_024;
  // Only an empty size is shown as 0.
  if (kilo < 1_000) return `${kilo === 0 ? 0 : Math.max(1, Math.round(kilo))} kB`;
  return `${(kilo / 1_024).toFixed(1).replace(/\.0$/, "")} MB`;
}
