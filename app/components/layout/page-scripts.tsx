import { Scripts } from "@remix-run/react";
import { Children, cloneElement, isValidElement, type ReactElement, type ReactNode } from "react";

/**
 * Remix's scripts, of which browsers fetch the modules after the page's style sheet: a page is read before it is
 * hydrated, and on a phone's line some fifteen modules delay the style sheet, without which nothing is shown.
 */
export function PageScripts({ nonce }: { nonce: string | undefined }) {
  // Called, not rendered, since Remix has no option for what it renders.
  const scripts: ReactElement<{ children?: ReactNode }> | null = Scripts({ nonce });
  if (scripts === null) return null;
  return <>{Children.map(scripts.props.children, (child) => (isPreload(child) ? late(child) : child))}</>;
}

const late = (link: ReactElement) => cloneElement(link, { fetchpriority: "low" } as object);

const isPreload = (child: ReactNode): child is ReactElement<{ rel?: string }> =>
  isValidElement<{ rel?: string }>(child) && child.type === "link" && child.props.rel === "modulepreload";
