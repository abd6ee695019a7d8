import { LRUCache } from "lru-cache";
import { cloneElement, type ComponentProps, type FunctionComponent, type ReactElement } from "react";
import { renderToString } from "react-dom/server";
import { IntlProvider } from "use-intl";
import type { Locale } from "#app/i18n/locale.ts";
import { messagesFor } from "#app/i18n/messages.ts";
import { type DocumentMeans, DocumentProvider, type RenderCached } from "./document-context.tsx";

/** HTML and the props that it was drawn from: some thousands of rows, and what stands around as many pages. */
const mostCharacters = 36_000_000;

const renderCache = new LRUCache<string, string>({
  maxSize: mostCharacters,
  sizeCalculation: (html, key) => html.length + key.length,
});

/** Each view by a number, as two may have the same props, and each of the props that never change. */
const numbers = new WeakMap<object, number>();
let numbered = 0;

/**
 * Draws views for one page, and remembers the HTML of each by what it was drawn from: the view, the language, the props.
 * Rows of a list and the frame around every page are the same for many requests; React takes longer for them than all
 * else that a page does. Nothing is stored of who asks.
 */
export function cachedRendersFor(means: DocumentMeans): RenderCached {
  return (view, props, constant) => {
    const left = constant && ((_: string, value: unknown) => (value === constant ? undefined : value));
    const by = constant === undefined ? "" : numberOf(constant);
    const key = `${numberOf(view)} ${by} ${means.locale} ${JSON.stringify(props, left)}`;
    const drawing = renderCache.get(key);
    if (drawing !== undefined) return drawing;
    const html = drawn(view, props, means);
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

function drawn<Props extends object>(
  View: FunctionComponent<Props>,
  props: Props,
  means: DocumentMeans,
): string {
  const { locale, messagesFor } = means;
  return renderToString(
    // The nonce is one page's.
    <DocumentProvider value={{ locale, messagesFor, nonce: undefined }}>
      <CachedIntlProvider locale={locale}>
        <View {...props} />
      </CachedIntlProvider>
    </DocumentProvider>,
  );
}

const kept = new Map<Locale, ReactElement>();

/**
 * What gives a page its words, kept from page to page: use-intl would make the plural rules and number formats of a
 * language anew for each, which takes longer than to draw the page's frame.
 */
export function CachedIntlProvider({ locale, children }: ComponentProps<typeof IntlProvider>) {
  return cloneElement(wordsIn(locale), undefined, children);
}

/** The element that use-intl's provider draws: a context with the words, and with what it has made for them. */
function wordsIn(locale: Locale): ReactElement {
  let words = kept.get(locale);
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
    if (words === undefined) throw new Error("use-intl's provider draws nothing");
    kept.set(locale, words);
  }
  return words;
}
