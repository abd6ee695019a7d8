import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { DocumentProvider, type DocumentMeans } from "./components/layout/document-context.tsx";
import { browserWords, pageLocale, wordsReady } from "./i18n/browser-words.ts";

// Browsers hide nonces from scripts; React compares none where none is given.
const means: DocumentMeans = { nonce: undefined, locale: pageLocale(), messagesFor: browserWords };

await Promise.all([wordsReady(), dataReady()]);

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <DocumentProvider value={means}>
        <RemixBrowser />
      </DocumentProvider>
    </StrictMode>,
  );
});

/**
 * RemixBrowser decodes the page's data when it is first called, and throws the promise of it. Were React the first to call
 * it, a click in between would make React hydrate at once, in vain, and leave the page without scripts.
 */
async function dataReady(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (decoding) {
    if (decoding instanceof Promise) await decoding;
    else throw decoding;
  }
}
