import { isLocale, type Locale } from "./locale.ts";
import type { Messages } from "./messages.ts";

const files = import.meta.glob<{ default: object }>([
  "./messages/*/*.json",
  "!./messages/*/{ask-fit,brief,comparison,dossier,ending,exports,forms,mail,provider,receipt,retention,server,steps}.json",
]);
const asked = new Set<string>();
const loading = new Set<Promise<void>>();
let loaded: Partial<Messages> = {};

/** The language of the loaded document; changing the language loads another document. */
export function pageLocale(): Locale {
  const { lang } = document.documentElement;
  return isLocale(lang) ? lang : "en";
}

/** Starts to load a namespace, once. Called by code that scripts/vite-messages.ts adds to each view. @public */
export function want(namespace: string): void {
  if (asked.has(namespace)) return;
  asked.add(namespace);
  const load = files[`./messages/${pageLocale()}/${namespace}.json`];
  if (load === undefined) throw new Error(`unknown message namespace: ${namespace}`);
  const coming = load().then(({ default: messages }) => {
    loaded = { ...loaded, [namespace]: messages };
    loading.delete(coming);
  });
  loading.add(coming);
}

/** Resolves when all requested messages are loaded. */
export async function messagesReady(): Promise<void> {
  while (loading.size > 0) await Promise.all(loading);
}

/** The messages loaded in the browser. */
export function browserMessages(): Partial<Messages> {
  return loaded;
}

// In development, an edited message reloads the document: its messages were loaded once.
import.meta.hot?.accept(() => location.reload());
