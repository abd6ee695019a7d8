/** A line through the values of some years, and its last point, within `SPARK_BOX`. */
export interface Spark {
  path: string;
  end: { x: string; y: string };
}

const box = { left: 3, right: 109, top: 4, bottom: 24 };
/** The `viewBox` of each spark. */
export const SPARK_BOX = "0 0 112 28";

/** Null where a value is missing or there is only one: a line would invent something. Equal values lie in the middle. */
export function sparkOf(values: readonly (bigint | number | null)[]): Spark | null {
  if (values.length < 2 || values.some((value) => value === null)) return null;
  const heights = values.map(Number);
  const [least, most] = [Math.min(...heights), Math.max(...heights)];
  const points = heights.map((height, index) => ({
    x: (box.left + ((box.right - box.left) * index) / (heights.length - 1)).toFixed(1),
    y: (most === least
      ? (box.top + box.bottom) / 2
      : box.bottom - ((box.bottom - box.top) * (height - least)) / (most - least)
    ).toFixed(1),
  }));
  const [end] = points.slice(-1);
  return end === undefined
    ? null
    : { path: points.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join(""), end };
}
