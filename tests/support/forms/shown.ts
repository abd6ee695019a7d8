/** What a browser would post from a form of a rendered page: its controls' values by name, in order. */
export function shownValues(html: string, formId: string): [string, string][] {
  const [, form = ""] = new RegExp(`<form[^>]* id="${formId}"[^>]*>([^]*?)</form>`).exec(html) ?? [];
  const controls = form.matchAll(
    /<input\b[^>]*>|<textarea\b([^>]*)>([^]*?)<\/textarea>|<select\b([^>]*)>([^]*?)<\/select>/g,
  );
  return [...controls].flatMap(([tag, textarea, text, select, options]): [string, string][] => {
    if (textarea !== undefined) return [[attribute(textarea, "name") ?? "", decoded(text ?? "")]];
    if (select !== undefined) return [[attribute(select, "name") ?? "", chosen(options ?? "")]];
    const type = attribute(tag, "type");
    const isOff = (type === "checkbox" || type === "radio") && !/ checked=""/.test(tag);
    const name = attribute(tag, "name");
    return isOff || name === undefined ? [] : [[name, attribute(tag, "value") ?? ""]];
  });
}

/** A body of these values with others in place of those of the same names. */
export function bodyWith(values: [string, string][], others: Record<string, string>): string {
  const kept = values.filter(([name]) => !(name in others));
  return new URLSearchParams([...kept, ...Object.entries(others)]).toString();
}

/** The names of the form's controls that are marked as wrong. */
export function markedWrong(html: string): string[] {
  const tags = html.match(/<(?:input|textarea|select)\b[^>]*aria-invalid="true"[^>]*>/g) ?? [];
  return tags.map((tag) => attribute(tag, "name") ?? "");
}

function chosen(options: string): string {
  const tags = options.match(/<option\b[^>]*>/g) ?? [];
  const tag = tags.find((option) => / selected=""/.test(option)) ?? tags[0] ?? "";
  return attribute(tag, "value") ?? "";
}

function attribute(tag: string, name: string): string | undefined {
  const [, value] = new RegExp(` ${name}="([^"]*)"`).exec(tag) ?? [];
  return value === undefined ? undefined : decoded(value);
}

/** As React writes text. */
function decoded(text: string): string {
  const characters: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'" };
  return text.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => characters[name] ?? "");
}
