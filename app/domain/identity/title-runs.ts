import { fold, charsOf } from "#app/lib/reading.ts";
import type { Span } from "#app/lib/spans.ts";

/** A Chinese character says about as much as three Latin characters. */
const HAN_WEIGHT = 3;
/** Ten characters of a title in their order find its patent in a register: shorter runs are words of the trade. */
const RUN_WEIGHT = 30;
/** A whole title says so from eight characters on. */
const WHOLE_WEIGHT = 24;

/** What a title is about: its characters without "a kind of", "method", "device", "software V1.0". */
const BEFORE = /^一种(?:基于|用于|适用于)?/u;
const AFTER =
  /(?:的|及其|以及|和|与|制备|控制|制造|生产|加工|检测|使用|设计|管理|服务|监控|方法|装置|系统|软件|结构|设备|平台|工艺|应用|程序|v\d{1,6})$/u;

/**
 * What titles of registered rights, one a line with their numbers after a "·", are about: `whole` where it is looked for as
 * a whole, `runs` where any run that is long enough is. Short ones are words of the trade, and left out.
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

/** Where a text, read by its characters, holds a run of one of the titles; runs that lie in each other are one. */
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

/** From each character on the shortest run that is long enough. */
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
