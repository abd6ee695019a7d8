/** The difference of two texts: common start and end, and what is between in each. */
export type TextDifference = { start: string; removed: string; added: string; end: string };

/** The difference of two texts as one stretch. Alphabetic words are not split; Chinese is compared by character. */
export function textDifference(before: string, after: string): TextDifference {
  const [old, young] = [unitsOf(before), unitsOf(after)];
  const most = Math.min(old.length, young.length);
  let start = 0;
  while (start < most && old[start] === young[start]) start += 1;
  let end = 0;
  while (end < most - start && old[old.length - 1 - end] === young[young.length - 1 - end]) end += 1;
  return {
    start: young.slice(0, start).join(""),
    removed: old.slice(start, old.length - end).join(""),
    added: young.slice(start, young.length - end).join(""),
    end: young.slice(young.length - end).join(""),
  };
}

function unitsOf(text: string): string[] {
  return text.match(/[\p{Script=Latin}\p{N}]+|./gsu) ?? [];
}
