import { type ComponentProps, createContext, type FunctionComponent, useContext } from "react";
import type { IntlProvider } from "use-intl";
import type { Locale } from "#app/i18n/locale.ts";
import type { Messages } from "#app/i18n/messages.ts";

/**
 * What the two entries hand to the page outside of loader data: the nonce of the content security policy, the
 * language (known even where a loader failed), and the words: all of them on the server, in a browser those that its
 * views have asked for.
 */
export interface DocumentMeans {
  nonce: string | undefined;
  locale: Locale;
  messagesFor: (locale: Locale) => Partial<Messages>;
  /** On the server: words that are kept from page to page, in place of a provider that is made for one. */
  Words?: FunctionComponent<ComponentProps<typeof IntlProvider>>;
  /** On the server: the HTML of a view, drawn anew only where its props are new. */
  draw?: RenderCached;
}

export type RenderCached = <Props extends object>(
  view: FunctionComponent<Props>,
  props: Props,
  /** One of the props that is never changed: a drawing is known by the object itself, not by what it says. */
  constant?: object,
) => string;

const DocumentContext = createContext<DocumentMeans | null>(null);

export const DocumentProvider = DocumentContext.Provider;

export function useDocument(): DocumentMeans {
  const means = useContext(DocumentContext);
  if (means === null) throw new Error("the entry must provide the document's means");
  return means;
}
