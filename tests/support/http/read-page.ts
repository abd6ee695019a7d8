/** What a person reads on a page: texts, not the data that its scripts get. */
export interface ReadPage {
  /** Values by their label: of lists of terms, and of rows of tables. Amounts have their exact value too: "5000000.00". */
  facts: ReadonlyMap<string, readonly string[]>;
  /** The cells of each row of each table, without heads. */
  tables: readonly (readonly (readonly string[])[])[];
  /** What fields hold, by name. */
  fields: ReadonlyMap<string, string>;
}

/** Reads a page of ours: its elements are closed, and tables and lists of terms are not nested. */
export function readPage(html: string): ReadPage {
  const page = withoutScripts(html);
  const facts = new Map<string, string[]>();
  const fact = (label: string, markup: string) => {
    const name = textOf(label);
    facts.set(name, [...(facts.get(name) ?? []), ...valuesOf(markup)]);
  };
  for (const [, label = "", value = ""] of page.matchAll(/<dt[^>]*>(.*?)<\/dt><dd[^>]*>(.*?)<\/dd>/gs)) {
    fact(label, value);
  }
  const tables = [...page.matchAll(/<table\b[^>]*>(.*?)<\/table>/gs)].map(([, table = ""]) => {
    const body = table.replace(/<thead\b.*?<\/thead>/gs, "");
    return [...body.matchAll(/<tr\b[^>]*>(.*?)<\/tr>/gs)].map(([, row = ""]) => {
      const cells = [...row.matchAll(/<t[hd]\b[^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = ""]) => cell);
      const [head = "", ...others] = cells;
      for (const cell of others) fact(head, cell);
      return cells.map(textOf);
    });
  });
  const fields = [...page.matchAll(/<input\b[^>]*>/g)].map(([input]): [string, string] => [
    attribute(input, "name"),
    attribute(input, "value"),
  ]);
  return { facts, tables, fields: new Map(fields) };
}

/** The markup of a page without scripts and comments. */
export function withoutScripts(html: string): string {
  return html.replace(/<script\b.*?<\/script>/gs, "").replace(/<!--.*?-->/gs, "");
}

/** The text of a page, or of the part of one, as it is read. */
export function visibleText(html: string): string {
  return textOf(withoutScripts(html));
}

function valuesOf(markup: string): string[] {
  const amounts = [...markup.matchAll(/<data\b[^>]*>/g)].map(([element]) => attribute(element, "value"));
  return [textOf(markup), ...amounts];
}

function attribute(element: string, name: string): string {
  return plain(new RegExp(` ${name}="([^"]*)"`).exec(element)?.[1] ?? "");
}

function textOf(markup: string): string {
  return plain(markup.replace(/<[^>]*>/g, " "))
    .replace(/\s+/g, " ")
    .trim();
}

function plain(text: string): string {
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
