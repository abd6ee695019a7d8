import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition, useEffect } from "react";
import { hydrateRoot } from "react-dom/client";
import { DocumentProvider, type DocumentMeans } from "./components/layout/document-context.tsx";
import { browserMessages, pageLocale, messagesReady } from "./i18n/browser-messages.ts";

// Browsers hide nonces from scripts; React compares none where none is given.
const means: DocumentMeans = { nonce: undefined, locale: pageLocale(), messagesFor: browserMessages };

try {
  // Decodes the page's data, and throws the promise of it. Were React the first to call this, a click in between would make
  // it hydrate at once, in vain, and leave the page without scripts.
  RemixBrowser({});
} catch (decoding) {
  await decoding;
}
await messagesReady();

keepTexts();
addEventListener("input", keepTexts, true);

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <DocumentProvider value={means}>
        <RemixBrowser />
        <Hydrated />
      </DocumentProvider>
    </StrictMode>,
  );
});

/** While React takes over the page, it puts a text area that says what the server wrote back to that: what was typed meanwhile. */
function keepTexts(): void {
  for (const area of document.querySelectorAll("textarea")) area.defaultValue = area.value;
}

function Hydrated(): null {
  useEffect(() => removeEventListener("input", keepTexts, true), []);
  return null;
}
