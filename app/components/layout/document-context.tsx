import { createContext, useContext } from "react";
import type { Locale } from "#app/i18n/locale.ts";
import type { Messages } from "#app/i18n/messages.ts";

/**
 * What both entries pass to the page outside of loader data: the CSP nonce, the language (known even if a loader
 * failed), and the messages: all of them on the server, in a browser those that its views requested.
 */
export interface DocumentContextValue {
  nonce: string | undefined;
  locale: Locale;
  messagesFor: (locale: Locale) => Partial<Messages>;
}

const DocumentContext = createContext<DocumentContextValue | null>(null);

export const DocumentProvider = DocumentContext.Provider;

export function useDocument(): DocumentContextValue {
  const means = useContext(DocumentContext);
  if (means === null) throw new Error("the entry must provide the document's context");
  return means;
}
