import {
  type AllHTMLAttributes,
  createElement,
  type FunctionComponent,
  type Key,
  type ReactElement,
} from "react";
import { useDocument } from "#app/components/layout/document-context.tsx";

/** What JSON tells whole. Whoever draws once by it draws anew where any of it is another. */
type Plain = string | number | boolean | null | undefined | Date | readonly Plain[] | PlainProps;
export type PlainProps = { readonly [name: string]: Plain };

type Tag = "a" | "aside" | "details" | "div" | "footer" | "form" | "li" | "nav" | "span";
type TagAttributes = AllHTMLAttributes<HTMLElement> & { key?: Key };

/**
 * An element whose contents are a view of plain props. A server that has drawn the same before puts the same HTML there
 * (docs/decisions/0065); a browser draws it as anything else. The view may ask for words and the language, and for
 * nothing that differs from one page to the next: no address, no moment, no id of React's. `constant` is one of the props
 * that nobody ever changes, and that is the same object as long as it says the same.
 */
export function useCachedRender() {
  const { draw } = useDocument();
  return <Props extends PlainProps>(
    tag: Tag,
    attributes: TagAttributes,
    view: FunctionComponent<Props>,
    props: Props,
    constant?: PlainProps,
  ): ReactElement =>
    draw === undefined
      ? createElement(tag, attributes, createElement(view, props))
      : createElement(CachedRender, {
          key: attributes.key,
          tag,
          attributes,
          html: () => draw(view, props, constant),
        });
}

/** A component of its own: React forgets whose hooks it counts while it draws something else. */
function CachedRender({
  tag,
  attributes,
  html,
}: {
  tag: Tag;
  attributes: TagAttributes;
  html: () => string;
}) {
  return createElement(tag, { ...attributes, dangerouslySetInnerHTML: { __html: html() } });
}
