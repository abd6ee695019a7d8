/** A file's size as people read it: 840 kB, 1.2 MB. */
export function formatSize(bytes: bigint | number): string {
  const kilo = Number(bytes) / 1_000;
  if (kilo < 1_000) return `${Math.max(1, Math.round(kilo))} kB`;
  return `${(Math.round(kilo / 100) / 10).toFixed(1)} MB`;
}
