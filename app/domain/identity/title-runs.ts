import { fold, charsOf } from "#app/lib/reading.ts";
import type { Span } from "#app/lib/spans.ts";

/** A Chinese character is as distinctive as about three Latin ones. */
const HAN_WEIGHT = 3;
/** Ten consecutive characters of a title find its patent in a register: shorter runs are common trade terms. */
const RUN_WEIGHT = 30;
/** A whole title does from eight characters on. */
const WHOLE_WEIGHT = 24;

/** The subject of a title: its characters without "a kind of", "method", "device", "software V1.0". */
const BEFORE = /^一种(?:基于|用于|适用于)?/u;
const AFTER =
  /(?:的|及其|以及|和|与|制备|控制|制造|生产|加工|检测|使用|设计|管理|服务|监控|方法|装置|系统|软件|结构|设备|平台|工艺|应用|程序|v\d{1,6})$/u;

/**
 * The subjects of titles of registered rights, one per line with their numbers after a "·": `whole` where it is matched
 * as a whole, `runs` where any sufficiently long run is. Short ones are common trade terms and left out.
 */
export function titleSubjects(titles: string): { chars: string; by: "whole" | "runs" }[] {
  return titles.split("\n").flatMap((line) => {
    const title = charsOf(fold(line.split("·")[0] ?? "", { figures: false })).plain;
    let chars = title.replace(BEFORE, "");
    for (let whole = ""; whole !== chars;) [whole, chars] = [chars, chars.replace(AFTER, "")];
    const weight = weightOf(chars);
    if (weight < WHOLE_WEIGHT) return [];
    return [{ chars, by: weight < RUN_WEIGHT ? ("whole" as const) : ("runs" as const) }];
  });
}

/** Where a text, normalised to its characters, contains a run of one of the titles; nested runs are merged. */
export function titleRuns(plain: string, titles: readonly string[]): Span[] {
  const known = new Set(
    titles.flatMap((title) => runsOf(title).map(({ from, to }) => title.slice(from, to))),
  );
  const spans: Span[] = [];
  for (const { from, to } of known.size === 0 ? [] : runsOf(plain)) {
    if (!known.has(plain.slice(from, to))) continue;
    const last = spans.at(-1);
    if (last !== undefined && last.to >= from) last.to = to;
    else spans.push({ from, to });
  }
  return spans;
}

/** The shortest sufficiently long run from each character on. */
function runsOf(plain: string): Span[] {
  const runs: Span[] = [];
  let [to, weight] = [0, 0];
  for (let from = 0; from < plain.length; from += 1) {
    while (weight < RUN_WEIGHT && to < plain.length) {
      weight += weightAt(plain, to);
      to += 1;
    }
    if (weight < RUN_WEIGHT) break;
    runs.push({ from, to });
    weight -= weightAt(plain, from);
  }
  return runs;
}

function weightOf(plain: string): number {
  let weight = 0;
  for (let at = 0; at < plain.length; at += 1) weight += weightAt(plain, at);
  return weight;
}

function weightAt(plain: string, at: number): number {
  return plain.charCodeAt(at) >= 0x2e80 ? HAN_WEIGHT : 1;
}
