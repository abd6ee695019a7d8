/** What a form-encoded request says: nested as its brackets are (`a[b][0][c]=x`). */
export interface Parameters {
  [name: string]: string | Parameters;
}

/** Reads the parameters of a query or of a form-encoded body. */
export function readParameters(encoded: string): Parameters {
  const read: Parameters = {};
  for (const [name, value] of new URLSearchParams(encoded)) {
    const path = name.split("[").map((part) => part.replace(/\]$/, ""));
    let at = read;
    path.forEach((part, depth) => {
      const key = part === "" ? String(Object.keys(at).length) : part;
      if (depth === path.length - 1) {
        at[key] = value;
        return;
      }
      const below = at[key];
      at = at[key] = typeof below === "object" ? below : {};
    });
  }
  return read;
}

export function parameterText(parameters: Parameters, name: string): string | null {
  const value = parameters[name];
  return typeof value === "string" && value !== "" ? value : null;
}

export function numberOf(parameters: Parameters, name: string): number | null {
  const value = parameterText(parameters, name);
  return value === null ? null : Number(value);
}

export function groupOf(parameters: Parameters, name: string): Parameters {
  const value = parameters[name];
  return typeof value === "object" ? value : {};
}

/** The values of a list or of metadata. */
export function textsOf(parameters: Parameters, name: string): Record<string, string> {
  const texts = Object.entries(groupOf(parameters, name)).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return Object.fromEntries(texts);
}
