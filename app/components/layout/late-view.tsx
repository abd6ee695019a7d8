import { type ComponentType, lazy, type ReactNode, Suspense } from "react";
import { IntlProvider, useLocale } from "use-intl";
import { messagesReady } from "#app/i18n/browser-messages.ts";
import { useDocument } from "./document-context.tsx";

/** A view that few readers of its page need: its scripts and words are fetched apart, where it is shown. */
export function lateView<Props extends object>(
  fetchView: () => Promise<ComponentType<Props>>,
  /** What stands there until it has come. */
  Waiting?: ComponentType,
): ComponentType<Props> {
  const View = lazy(async () => {
    const view = await fetchView();
    await messagesReady();
    return { default: view as ComponentType<object> };
  });
  return (props) => (
    <Suspense fallback={Waiting === undefined ? null : <Waiting />}>
      <LateWords>
        <View {...props} />
      </LateWords>
    </Suspense>
  );
}

/** The words of such a view came after the page's, and are handed to it anew. */
function LateWords({ children }: { children: ReactNode }) {
  const locale = useLocale();
  return (
    <IntlProvider locale={locale} messages={useDocument().messagesFor(locale)} timeZone="Asia/Shanghai">
      {children}
    </IntlProvider>
  );
}
