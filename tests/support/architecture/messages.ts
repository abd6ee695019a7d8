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

/** The arguments and tags that an ICU message names, sorted, each once; throws where the message is broken. */
export function placeholders(message: string): string[] {
  const names = new Set<string>();
  const end = readMessage(message, 0, names, false);
  if (end !== message.length) throw new Error(`“${message}” closes a brace that it did not open`);
  return [...names].sort();
}

/** Reads until the end, or until the brace that closes a plural's or select's branch. */
function readMessage(text: string, start: number, names: Set<string>, isBranch: boolean): number {
  let at = start;
  while (at < text.length) {
    const char = text[at];
    if (char === "'" && (text[at + 1] === "{" || text[at + 1] === "}")) at = endOfQuote(text, at);
    else if (char === "{") at = readArgument(text, at + 1, names);
    else if (char === "}") return at;
    else {
      const tag = char === "<" ? /^<([a-zA-Z][\w-]*)>/.exec(text.slice(at))?.[1] : undefined;
      if (tag) names.add(`<${tag}>`);
      at += 1;
    }
  }
  if (isBranch) throw new Error(`“${text}” does not close a brace`);
  return at;
}

function endOfQuote(text: string, at: number): number {
  const end = text.indexOf("'", at + 1);
  return end < 0 ? text.length : end + 1;
}

function readArgument(text: string, start: number, names: Set<string>): number {
  const head = /^\s*([\w-]+)\s*(?:,\s*(\w+)\s*)?/.exec(text.slice(start));
  if (!head?.[1]) throw new Error(`“${text}” opens a brace without a name`);
  names.add(head[1]);
  let at = start + head[0].length;
  const hasBranches = ["plural", "select", "selectordinal"].includes(head[2] ?? "");
  while (at < text.length && text[at] !== "}") {
    at = hasBranches && text[at] === "{" ? readMessage(text, at + 1, names, true) + 1 : at + 1;
  }
  if (at >= text.length) throw new Error(`“${text}” does not close a brace`);
  return at + 1;
}
