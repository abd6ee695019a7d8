import { Links, ScrollRestoration, useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { IntlProvider } from "use-intl";
import type { Locale } from "#app/i18n/locale.ts";
import type { Theme } from "#app/i18n/theme.ts";
import { useDocument } from "./document-context.tsx";
import { Frame } from "./frame.tsx";
import type { Person } from "./nav-items.ts";
import { PageScripts } from "./page-scripts.tsx";
import { usePageHead } from "./page-head.ts";

interface HtmlDocumentProps {
  /** What the root route loaded; without it, as in a failed answer, the page is shown to a visitor. */
  data:
    | {
        locale: Locale;
        theme: Theme;
        isDemonstration: boolean;
        origin: string;
        /** What the browser says of a form that it cannot send. */
        offline: string;
        /** What it says of a form whose answer was lost. */
        unanswered: string;
        person: Person | null;
      }
    | undefined;
  children: ReactNode;
}

/** The whole document around a page. */
export function HtmlDocument({ data, children }: HtmlDocumentProps) {
  const means = useDocument();
  const { title, description } = usePageHead();
  const { pathname } = useLocation(); // a new page may bring new messages
  const locale = data?.locale ?? means.locale;
  const theme = data?.theme ?? "system";
  return (
    <html lang={locale} data-theme={theme === "system" ? undefined : theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={theme === "system" ? "light dark" : theme} />
        <title>{title}</title>
        {description === undefined || data === undefined ? (
          <meta name="robots" content="noindex" />
        ) : (
          <>
            <meta name="description" content={description} />
            <link rel="canonical" href={data.origin + pathname} />
          </>
        )}
        <Links />
      </head>
      <body data-offline={data?.offline} data-unanswered={data?.unanswered}>
        <IntlProvider locale={locale} messages={means.messagesFor(locale)} timeZone="Asia/Shanghai">
          <Frame person={data?.person ?? null} isDemonstration={data?.isDemonstration ?? false}>
            {children}
          </Frame>
        </IntlProvider>
        <ScrollRestoration nonce={means.nonce} />
        <PageScripts nonce={means.nonce} />
      </body>
    </html>
  );
}
