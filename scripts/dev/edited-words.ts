// In the browser, in development only: edited messages replace those of the page, and its data is revalidated, as some of
// them are rendered by the server. What was opened and typed stays.
import { wantAgain } from "#app/i18n/browser-words.ts";

/** Remix's own name for the router of the page. */
const { __remixRouter: router } = window as unknown as { __remixRouter?: { revalidate(): void } };

import.meta.hot?.on("longspring:words", ({ namespace }: { namespace: string }) => {
  void wantAgain(namespace).then(() => router?.revalidate());
});
