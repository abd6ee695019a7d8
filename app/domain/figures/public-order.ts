/** What the public list of institutions is sorted by: the best, or the first name, comes first. */
const COLUMNS = ["responsiveness", "name", "mandates", "median"] as const;
export type PublicColumn = (typeof COLUMNS)[number];

/** A column, or its reverse. */
export const PUBLIC_ORDERS = [
  ...COLUMNS,
  "-responsiveness",
  "-name",
  "-mandates",
  "-median",
] as const satisfies readonly (PublicColumn | `-${PublicColumn}`)[];
export type PublicOrder = (typeof PUBLIC_ORDERS)[number];

/** The figures that are compared, as published; null where nothing was. */
export interface Sortable {
  mandatesInForce: number;
  responsiveness: { score: number | null; median: string | null } | null;
}

/** The place of an institution in an order, as a cursor contains it: "" is no figure. */
export interface PublicPlace {
  figure: string;
  name: string;
  id: string;
}

export function columnOf(order: PublicOrder): PublicColumn {
  return order.replace(/^-/, "") as PublicColumn;
}

/** Whether a column's figures or names rise from row to row. */
export function isAscending(order: PublicOrder): boolean {
  const column = columnOf(order);
  return (column === "name" || column === "median") !== order.startsWith("-");
}

/** The figure of an institution in an order; "" where there is none, and for names. */
export function figureIn(order: PublicOrder, { mandatesInForce, responsiveness }: Sortable): string {
  switch (columnOf(order)) {
    case "name":
      return "";
    case "mandates":
      return String(mandatesInForce);
    case "median":
      return responsiveness?.median ?? "";
    case "responsiveness":
      return String(responsiveness?.score ?? "");
  }
}

/** A total order: by figure, those without one last either way; then by name as the reader's language sorts them. */
export function comparePlaces(order: PublicOrder, compareNames: (one: string, other: string) => number) {
  const way = isAscending(order) ? 1 : -1;
  const namesWay = columnOf(order) === "name" ? way : 1;
  return (a: PublicPlace, b: PublicPlace): number =>
    Number(a.figure === "") - Number(b.figure === "") ||
    way * (Number(a.figure) - Number(b.figure)) ||
    namesWay * compareNames(a.name, b.name) ||
    (a.id < b.id ? -1 : Number(a.id > b.id));
}
