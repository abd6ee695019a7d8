import { type ComponentType, lazy, type ReactNode, Suspense } from "react";
import { IntlProvider, useLocale } from "use-intl";
import { messagesReady } from "#app/i18n/browser-messages.ts";
import { useDocument } from "./document-context.tsx";

/** Lazily loads a view that few readers of a page need: its scripts and messages are fetched when it is shown. */
export function lazyView<Props extends object>(
  fetchView: () => Promise<ComponentType<Props>>,
  /** Shown until the view has loaded. */
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

/** Messages of a lazily loaded view arrive after the page's and need their own provider. */
function LateWords({ children }: { children: ReactNode }) {
  const locale = useLocale();
  return (
    <IntlProvider locale={locale} messages={useDocument().messagesFor(locale)} timeZone="Asia/Shanghai">
      {children}
    </IntlProvider>
  );
}
