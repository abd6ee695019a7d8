import { LRUCache } from "lru-cache";
import type { FunctionComponent } from "react";
import { renderToString } from "react-dom/server";
import { IntlProvider } from "use-intl";
import {
  type DocumentContextValue,
  DocumentProvider,
  type RenderCached,
} from "#app/components/layout/document-context.tsx";

/** Size limit of HTML and the props it was rendered from: some thousands of rows, and the frames of as many pages. */
const mostCharacters = 36_000_000;

const renderCache = new LRUCache<string, string>({
  maxSize: mostCharacters,
  sizeCalculation: (html, key) => html.length + key.length,
});

/** A number for each view, as two may have the same props. */
const numbers = new WeakMap<object, number>();
let numbered = 0;

/**
 * Renders views for one page and caches the HTML of each by view, language and props. List rows and the frame are the
 * same in many requests, and React needs more time for them than for the rest of a page. Nothing about the reader is
 * cached.
 */
export function cachedRendersFor(means: DocumentContextValue): RenderCached {
  return (view, props) => {
    const key = `${numberOf(view)} ${means.locale} ${JSON.stringify(props)}`;
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
      <IntlProvider locale={locale} messages={messagesFor(locale)} timeZone="Asia/Shanghai">
        <View {...props} />
      </IntlProvider>
    </DocumentProvider>,
  );
}
