import { LRUCache } from "lru-cache";
import { cloneElement, type ComponentProps, type FunctionComponent, type ReactElement } from "react";
import { renderToString } from "react-dom/server";
import { IntlProvider } from "use-intl";
import type { Locale } from "#app/i18n/locale.ts";
import { messagesFor } from "#app/i18n/messages.ts";
import { type DocumentContextValue, DocumentProvider, type RenderCached } from "./document-context.tsx";

/** Size limit of HTML and the props it was rendered from: some thousands of rows, and the frames of as many pages. */
const mostCharacters = 36_000_000;

const renderCache = new LRUCache<string, string>({
  maxSize: mostCharacters,
  sizeCalculation: (html, key) => html.length + key.length,
});

/** A number for each view, as two may have the same props, and for each constant prop. */
const numbers = new WeakMap<object, number>();
let numbered = 0;

/**
 * Renders views for one page and caches the HTML of each by view, language and props. List rows and the frame are the
 * same in many requests, and React needs more time for them than for the rest of a page. Nothing about the reader is
 * cached.
 */
export function cachedRendersFor(means: DocumentContextValue): RenderCached {
  return (view, props, constant) => {
    const left = constant && ((_: string, value: unknown) => (value === constant ? undefined : value));
    const by = constant === undefined ? "" : numberOf(constant);
    const key = `${numberOf(view)} ${by} ${means.locale} ${JSON.stringify(props, left)}`;
    const cached = renderCache.get(key);
    if (cached !== undefined) return cached;
    const html = render(view, props, means);
    renderCache.set(key, html);
    return html;
  };
}

function numberOf(one: object): number {
  let number = numbers.get(one);
  if (number === undefined) {
    number = numbered += 1;
    numbers.set(one, number);
  }
  return number;
}

function render<Props extends object>(
  View: FunctionComponent<Props>,
  props: Props,
  means: DocumentContextValue,
): string {
  const { locale, messagesFor } = means;
  return renderToString(
    // The nonce belongs to one page.
    <DocumentProvider value={{ locale, messagesFor, nonce: undefined }}>
      <CachedIntlProvider locale={locale}>
        <View {...props} />
      </CachedIntlProvider>
    </DocumentProvider>,
  );
}

const providers = new Map<Locale, ReactElement>();

/**
 * The cached message provider of pages: use-intl would create the plural rules and number formats of a language for
 * each page, which takes longer than to render the frame.
 */
export function CachedIntlProvider({ locale, children }: ComponentProps<typeof IntlProvider>) {
  return cloneElement(providerIn(locale), undefined, children);
}

/** The element that use-intl's provider renders: a context with the messages and the formatters created for them. */
function providerIn(locale: Locale): ReactElement {
  let words = providers.get(locale);
  if (words === undefined) {
    const Once = () => {
      words = IntlProvider({
        locale,
        messages: messagesFor(locale),
        timeZone: "Asia/Shanghai",
        children: null,
      });
      return null;
    };
    renderToString(<Once />);
    if (words === undefined) throw new Error("use-intl's provider rendered no children");
    providers.set(locale, words);
  }
  return words;
}
