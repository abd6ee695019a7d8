import type { ReactNode } from "react";
import { IntlProvider, useLocale } from "use-intl";
import { useDocument } from "./document-context.tsx";

/** Around a view that is fetched apart from its page: its words came after the page's, and are handed to it anew. */
export function LateWords({ children }: { children: ReactNode }) {
  const locale = useLocale();
  return (
    <IntlProvider locale={locale} messages={useDocument().messagesFor(locale)} timeZone="Asia/Shanghai">
      {children}
    </IntlProvider>
  );
}
