import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition, useEffect } from "react";
import { hydrateRoot } from "react-dom/client";
import { DocumentProvider, type DocumentContextValue } from "./components/layout/document-context.tsx";
import { browserMessages, pageLocale, messagesReady } from "./i18n/browser-messages.ts";

// Browsers hide nonces from scripts; React skips the comparison without one.
const means: DocumentContextValue = { nonce: undefined, locale: pageLocale(), messagesFor: browserMessages };

try {
  // Decodes the page's data and throws its promise. If React made this first call, a click in between would make it
  // hydrate synchronously, fail, and leave the page without scripts.
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

// Loaded late, while there still is a connection.
void import("./components/live/answer-offline.ts").then(({ answerOffline }) => answerOffline());

/** Hydration resets a text area to its default value: what was typed meanwhile becomes that default. */
function keepTexts(): void {
  for (const area of document.querySelectorAll("textarea")) area.defaultValue = area.value;
}

function Hydrated(): null {
  useEffect(() => {
    removeEventListener("input", keepTexts, true);
    void import("./components/drafts/typed-texts.ts").then(({ keepTypedTexts }) => keepTypedTexts());
  }, []);
  return null;
}
