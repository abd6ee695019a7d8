import type { FormExample } from "./example.ts";

/** A page rendered again with its form's errors. */
export interface RenderedPage {
  readonly html: string;
  /** What was posted. */
  readonly pairs: readonly (readonly [string, string])[];
  /** The action's errors by field. */
  readonly errors: Readonly<Record<string, readonly string[]>>;
}

/** The action's errors that the rendered page lacks; empty when it shows all. */
export function faultsOfPage(
  { fields, path }: FormExample,
  { html: whole, pairs, errors }: RenderedPage,
): string[] {
  const html = whole.replace(/<script\b[^]*?<\/script>/g, "");
  const form = formOf(html, fields["act"]?.good[0]);
  const summary = summaryOf(html);
  const faults: string[] = [];
  for (const [name, [words = ""]] of Object.entries(errors)) {
    if (!html.includes(escaped(words))) faults.push(`does not say of ${name}: ${words}`);
    // A checkbox, or a field that the page fills in, can't be mistyped: its message is enough.
    if (controlsOf(form, name).every(isNotTyped)) continue;
    const line = summary.find(({ to }) => to?.endsWith(`-${name}`)) ?? unlinked(summary, words);
    if (line === undefined) faults.push(`does not name ${name} among its errors`);
    else if (line.text.replace(words, "").trim() === "") faults.push(`has no name for ${name}`);
    else if (line.to !== undefined && !html.includes(`id="${line.to}"`))
      faults.push(`links to nothing for ${name}`);
  }
  // A number typed in one unit is another amount in the other, whatever the page's language.
  const unit = new Map(pairs).get("unit") ?? /[?&]unit=(\w+)/.exec(path)?.[1];
  if (
    unit !== undefined &&
    !new RegExp(`name="unit" value="${unit}"|action="[^"]*[?;]unit=${unit}\\b`).test(html)
  )
    faults.push("changes the unit of its amounts");
  for (const [name, value] of pairs) {
    const isTyped = controlsOf(form, name).some((tag) => /^<textarea|type="(text|email|tel|url)"/.test(tag));
    const isStored = html.includes(escaped(value));
    if (fields[name]?.isSecret ? isStored : isTyped && !isStored)
      faults.push(`does not keep ${name} as it should`);
  }
  return faults;
}

interface Line {
  /** The id that it leads to. */
  to: string | undefined;
  text: string;
}

/** A message without a link: a row's button sends the field, and nobody typed it. */
function unlinked(summary: readonly Line[], words: string): Line | undefined {
  const lines = summary.filter(({ to, text }) => to === undefined && text.endsWith(words));
  return lines.find(({ text }) => text !== words) ?? lines[0];
}

function summaryOf(html: string): Line[] {
  const boxes = html.match(/<div class="error-summary"[^]*?<\/ul>/g) ?? [];
  return [...boxes.join("").matchAll(/<li>(?:<a href="#([^"]+)">)?([^]*?)<\/li>/g)].map(
    ([, to, text = ""]) => ({ to, text: plain(text) }),
  );
}

/** The page's form of that action; the whole page where its forms have none. */
function formOf(html: string, act: string | undefined): string {
  const ofAct = formsOf(html, act);
  return ofAct.length > 0 ? ofAct.join("") : html;
}

function formsOf(html: string, act: string | undefined): string[] {
  return (html.match(/<form\b[^]*?<\/form>/g) ?? []).filter((form) =>
    (form.match(/<(?:input|button)\b[^>]*name="act"[^>]*>/g) ?? []).some((tag) =>
      tag.includes(`value="${act ?? ""}"`),
    ),
  );
}

/** Whether the page still has the form: a changed record offers other actions. */
export function hasForm({ fields }: FormExample, html: string): boolean {
  return fields["act"] === undefined || formsOf(html, fields["act"].good[0]).length > 0;
}

function controlsOf(html: string, name: string): string[] {
  const tags = html.match(/<(?:input|select|textarea)\b[^>]*>/g) ?? [];
  return tags.filter((tag) => tag.includes(` name="${name}"`));
}

const isNotTyped = (tag: string): boolean => /type="(hidden|checkbox)"/.test(tag);

/** As React writes text. */
function escaped(text: string): string {
  const entities: Record<string, string> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#x27;",
  };
  return text.replace(/[&<>"']/g, (char) => entities[char] ?? char);
}

function plain(html: string): string {
  return html
    .replace(/<!--[^]*?-->|<[^>]*>/g, "")
    .replace(
      /&(amp|lt|gt|quot|#x27);/g,
      (entity) => ({ "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' })[entity] ?? "'",
    );
}

/** Fields added to a form by Conform and the framework. */
const ofTheFramework = /^__(?:intent|state)__$|^idempotencyKey$|^drawnFor$/;

/** The forms of a signed-in person's page that don't say for whom it was drawn. */
export function formsOfNobody(html: string): string[] {
  const main = /<main\b[^]*<\/main>/.exec(html)?.[0] ?? "";
  const forms = main.match(/<form\b[^>]*method="post"[^]*?<\/form>/g) ?? [];
  return forms.filter((form) => !form.includes('name="drawnFor"'));
}

/** The names of all controls in the forms that a page posts to itself. */
export function fieldsOfPage(html: string, path: string): string[] {
  const forms = html.match(/<form\b[^]*?<\/form>/g) ?? [];
  const own = forms.filter((form) => {
    const [tag = ""] = /^<form\b[^>]*>/.exec(form) ?? [];
    const [, action = path] = /\baction="([^"]*)"/.exec(tag) ?? [];
    return /\bmethod="post"/i.test(tag) && action.replace(/[?#].*$/, "") === path;
  });
  const names = own.flatMap((form) =>
    [...form.matchAll(/<(?:input|select|textarea|button)\b[^>]*? name="([^"]*)"/g)].map(
      ([, name = ""]) => name,
    ),
  );
  return [...new Set(names)].filter((name) => !ofTheFramework.test(name));
}
