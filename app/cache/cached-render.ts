import {
  type AllHTMLAttributes,
  createElement,
  type FunctionComponent,
  type Key,
  type ReactElement,
} from "react";
import { useDocument } from "#app/components/layout/document-context.tsx";

/** What JSON serializes without loss. Cached renders are keyed by it: any difference renders again. */
type Plain = string | number | boolean | null | undefined | Date | readonly Plain[] | PlainProps;
export type PlainProps = { readonly [name: string]: Plain };

type Tag = "a" | "aside" | "details" | "div" | "footer" | "form" | "li" | "nav" | "span";
type TagAttributes = AllHTMLAttributes<HTMLElement> & { key?: Key };

/**
 * An element whose content is a view of plain props. The server reuses the HTML of equal props (docs/decisions/0093); a
 * browser renders it as usual. The view may use messages and the language, but nothing that differs between pages: no
 * URL, no time, no useId.
 */
export function useCachedRender() {
  const { renderCached } = useDocument();
  return <Props extends PlainProps>(
    tag: Tag,
    attributes: TagAttributes,
    view: FunctionComponent<Props>,
    props: Props,
  ): ReactElement =>
    renderCached === undefined
      ? createElement(tag, attributes, createElement(view, props))
      : createElement(CachedRender, {
          key: attributes.key,
          tag,
          attributes,
          html: () => renderCached(view, props),
        });
}

interface CachedRenderProps {
  tag: Tag;
  attributes: TagAttributes;
  html: () => string;
}

/** A component of its own: React loses track of the current hooks while it renders something else. */
function CachedRender({ tag, attributes, html }: CachedRenderProps) {
  return createElement(tag, { ...attributes, dangerouslySetInnerHTML: { __html: html() } });
}
