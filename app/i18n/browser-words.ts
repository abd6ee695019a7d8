import { isLocale, locales, type Locale } from "./locale.ts";
import type { Messages } from "./messages.ts";

type Words = Partial<Messages>;

/** By path, the file that has its words. */
const asked = new Map<string, string>();
const onTheirWay = new Set<Promise<void>>();
let here: Words = {};

/** The language of the page that the browser has loaded; another language is another document. */
export function pageLocale(): Locale {
  const { lang } = document.documentElement;
  return isLocale(lang) ? lang : "en";
}

/**
 * Starts to fetch words, once. Called by what scripts/vite-words.ts puts beside each view: a path, and the hashes that
 * end the names of its files, by language.
 * @public
 */
export function want(path: string, ...hashes: string[]): void {
  if (asked.has(path)) return;
  const locale = pageLocale();
  const hash = hashes[locales.indexOf(locale)] ?? "";
  const file = `/assets/words.${locale}.${path}-${hash}.json`;
  asked.set(path, file);
  startFetching(file);
}

/**
 * Fetches the messages of a namespace again after an edit, in development only (scripts/dev/edited-words.ts).
 * @public
 */
export async function wantAgain(namespace: string): Promise<void> {
  for (const [path, file] of asked) if (path.split(".", 1)[0] === namespace) startFetching(file);
  await wordsReady();
}

function startFetching(file: string): void {
  const coming = fetchWords(file).then((words) => {
    here = joined(here, words);
    onTheirWay.delete(coming);
  });
  onTheirWay.add(coming);
}

async function fetchWords(file: string): Promise<Words> {
  const answer = await fetch(file);
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  return (await answer.json()) as Words;
}

/** Resolves when all words that views have asked for are here. */
export async function wordsReady(): Promise<void> {
  while (onTheirWay.size > 0) await Promise.all(onTheirWay);
}

/** The words that the browser has. */
export function browserWords(): Words {
  return here;
}

/** Namespaces may come in parts: `terms` without its states, and the states. */
function joined(some: Words, more: Words): Words {
  const all: Record<string, object> = { ...some };
  for (const [namespace, words] of Object.entries(more)) all[namespace] = { ...all[namespace], ...words };
  return all;
}
