// `node scripts/draw-worth.ts NAME=FILE ... > docs/matching-worth.svg`: the worth of each reason, from evaluate's
// --json.
import { readFileSync } from "node:fs";
import { z } from "zod";

const model = z.object({ worth: z.record(z.string(), z.number()) });
const [width, left, bar, gap, top] = [720, 170, 9, 8, 46];
const colours = ["#1f6f78", "#d08c2f"];

function main(): void {
  const sets = process.argv.slice(2).map((argument) => {
    const [name = "", file = ""] = argument.split("=");
    const [first = ""] = readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => line.startsWith("{"));
    return { name, worth: model.parse(JSON.parse(first)).worth };
  });
  if (sets.length === 0) throw new Error("give NAME=FILE, where FILE holds what evaluate --json printed");
  const most = new Map<string, number>();
  for (const { worth } of sets) {
    for (const [group, nats] of Object.entries(worth)) most.set(group, Math.max(most.get(group) ?? 0, nats));
  }
  const groups = [...most].filter(([, nats]) => nats >= 0.002).sort(([, a], [, b]) => b - a);
  const longest = groups[0]?.[1] ?? 1;
  const step = sets.length * bar + gap;
  const lines = groups.flatMap(([group], i) => rowOf(group, i * step + top, sets, longest));
  const height = top + groups.length * step + 10;
  const legend = sets.map(
    ({ name }, i) =>
      `<rect x="${left + i * 160}" y="28" width="9" height="9" fill="${colours[i] ?? "#888"}"/><text x="${left + 14 + i * 160}" y="36">${name}</text>`,
  );
  process.stdout.write(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="11">
<title>What each reason is worth</title><rect width="${width}" height="${height}" fill="#fff"/>
<text x="10" y="18" font-size="13">Log-likelihood lost for each deal of the fit window where a reason is left out (nats)</text>
${[...legend, ...lines].join("\n")}
</svg>
`,
  );
}

function rowOf(
  group: string,
  y: number,
  sets: { worth: Record<string, number> }[],
  longest: number,
): string[] {
  const bars = sets.map(({ worth }, i) => {
    const nats = Math.max(0, worth[group] ?? 0);
    const length = Math.max(nats > 0 ? 1 : 0, (nats / longest) * (width - left - 60));
    const at = y + i * bar;
    const text = nats > 0 ? nats.toFixed(3) : "–";
    return `<rect x="${left}" y="${at}" width="${length.toFixed(1)}" height="${bar - 1}" fill="${colours[i] ?? "#888"}"/><text x="${(left + length + 4).toFixed(1)}" y="${at + 8}" font-size="8">${text}</text>`;
  });
  return [`<text x="${left - 8}" y="${y + bar + 2}" text-anchor="end">${group}</text>`, ...bars];
}

main();
