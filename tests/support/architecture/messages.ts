type MessageTree = { [key: string]: string | MessageTree };

/** Every message of a file under its dotted key. */
export function flatten(tree: MessageTree, prefix = ""): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === "string") flat.set(prefix + key, value);
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) flat.set(inner, text);
  }
  return flat;
}

/** What a message needs from the page that shows it. */
interface Placeholders {
  /** All arguments and tags, sorted. */
  names: string[];
  /** The arguments whose value is read; those that only choose between grammatical forms are not among them. */
  shown: string[];
}

interface Found {
  names: Set<string>;
  shown: Set<string>;
}

/** The arguments and tags that an ICU message names; throws where the message is broken. */
function placeholders(message: string): Placeholders {
  const found: Found = { names: new Set(), shown: new Set() };
  const end = readMessage(message, 0, found, undefined);
  if (end !== message.length) throw new Error(`“${message}” closes a brace that it did not open`);
  return { names: [...found.names].sort(), shown: [...found.shown].sort() };
}

/** Reads until the end, or until the brace that closes a branch of the plural or select `chooser`. */
function readMessage(text: string, start: number, found: Found, chooser: string | undefined): number {
  let at = start;
  while (at < text.length) {
    const char = text[at];
    if (char === "'" && (text[at + 1] === "{" || text[at + 1] === "}")) at = endOfQuote(text, at);
    else if (char === "{") at = readArgument(text, at + 1, found);
    else if (char === "}") return at;
    else {
      const tag = char === "<" ? /^<([a-zA-Z][\w-]*)>/.exec(text.slice(at))?.[1] : undefined;
      if (tag) found.names.add(`<${tag}>`);
      if (char === "#" && chooser) found.shown.add(chooser);
      at += 1;
    }
  }
  if (chooser) throw new Error(`“${text}” does not close a brace`);
  return at;
}

function endOfQuote(text: string, at: number): number {
  const end = text.indexOf("'", at + 1);
  return end < 0 ? text.length : end + 1;
}

function readArgument(text: string, start: number, found: Found): number {
  const head = /^\s*([\w-]+)\s*(?:,\s*(\w+)\s*)?/.exec(text.slice(start));
  const name = head?.[1];
  if (!name) throw new Error(`“${text}” opens a brace without a name`);
  const hasBranches = ["plural", "select", "selectordinal"].includes(head[2] ?? "");
  found.names.add(name);
  if (!hasBranches) found.shown.add(name);
  let at = start + head[0].length;
  while (at < text.length && text[at] !== "}") {
    at = hasBranches && text[at] === "{" ? readMessage(text, at + 1, found, name) + 1 : at + 1;
  }
  if (at >= text.length) throw new Error(`“${text}” does not close a brace`);
  return at + 1;
}

/** Typographic marks, which one language may need and the other not; the page always has them. */
const typographic = new Set(["<nb>"]);

/**
 * What is wrong with a translation's placeholders: it may do without an emphasis and without what only chooses an
 * English plural, but not without a value, and may not want what the page does not give.
 */
export function placeholderFaults(original: string, translation: string): string[] {
  const [from, to] = [placeholders(original), placeholders(translation)];
  return [
    ...from.shown.filter((name) => !to.names.includes(name)).map((name) => `lacks ${name}`),
    ...to.names
      .filter((name) => !from.names.includes(name) && !typographic.has(name))
      .map((name) => `wants ${name}`),
  ];
}
