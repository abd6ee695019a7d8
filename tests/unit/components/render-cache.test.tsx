import fc from "fast-check";
import { renderToString } from "react-dom/server";
import { IntlProvider, useLocale, useTranslations } from "use-intl";
import { describe, expect, test } from "vitest";
import { AccountMenu } from "#app/components/layout/account-menu.tsx";
import { type DocumentContextValue, DocumentProvider } from "#app/components/layout/document-context.tsx";
import { type PlainProps, useCachedRender } from "#app/cache/cached-render.ts";
import { cachedRendersFor } from "#app/cache/render-cache.server.tsx";
import { DemonstrationNotice, Footer } from "#app/components/layout/frame-views.tsx";
import { Brand, MainLinks, Menu } from "#app/components/layout/header-views.tsx";
import { Switches } from "#app/components/layout/switches.tsx";
import type { Locale } from "#app/i18n/locale.ts";
import { messagesFor } from "#app/i18n/messages.ts";
import { isWhole } from "#tests/support/sample.ts";
import { OpportunityRowContent } from "#app/routes/institution.opportunities._index/opportunity-row.tsx";
import { account, at, audience, locale, menu, row } from "./plain-props.ts";

const meansIn = (locale: Locale): DocumentContextValue => ({ nonce: "of one page", locale, messagesFor });

/** A page with one element, whose contents are a cached render or, without `renderView`, rendered in place. */
function pageOf<Props extends PlainProps>(
  means: DocumentContextValue,
  view: (props: Props) => React.ReactNode,
  props: Props,
): string {
  const Page = () => useCachedRender()("li", { className: "row" }, view, props);
  return renderToString(
    <DocumentProvider value={means}>
      <IntlProvider locale={means.locale} messages={messagesFor(means.locale)} timeZone="Asia/Shanghai">
        <Page />
      </IntlProvider>
    </DocumentProvider>,
  );
}

const both = <Props extends PlainProps>(
  locale: Locale,
  view: (props: Props) => React.ReactNode,
  props: Props,
) => {
  const means = meansIn(locale);
  const rendered = { ...means, renderView: cachedRendersFor(means) };
  return {
    inPlace: pageOf(means, view, props),
    first: pageOf(rendered, view, props),
    again: pageOf({ ...rendered, renderCached: cachedRendersFor(means) }, view, props),
  };
};

const held = <Props extends PlainProps>(
  view: (props: Props) => React.ReactNode,
  given: fc.Arbitrary<Props>,
) =>
  fc.property(locale, given, (spoken, props) => {
    const { inPlace, first, again } = both(spoken, view, props);
    expect(first).toBe(inPlace);
    expect(again).toBe(inPlace);
  });

const views = {
  "an opportunity": held(OpportunityRowContent, row),
  "the platform's name": held(Brand, fc.constant({})),
  "the main navigation": held(MainLinks, fc.record({ audience, at })),
  "the menu": held(Menu, menu),
  "the account's menu": held(AccountMenu, account),
  "the switches of theme and language": held(Switches, fc.record({ to: fc.webPath() })),
  "the demonstration's note": held(DemonstrationNotice, fc.constant({})),
  "the foot of a page": held(Footer, fc.constant({})),
};

/** `npm run prove:samples` takes a thousand. */
const numRuns = isWhole ? 1_000 : 60;

describe("a cached render", () => {
  test.each(Object.entries(views))("is identical to what React renders in its place: %s", (_, property) => {
    fc.assert(property as fc.IProperty<unknown>, { numRuns });
  });

  test("is rendered again for other props, another language or another view, and for nothing else", () => {
    const rendered: string[] = [];
    const View = ({ name }: { name: string }) => {
      const spoken = useLocale();
      rendered.push(`${name} ${spoken}`);
      return <b>{`${name} ${useTranslations("common.fit")("high")}`}</b>;
    };
    const Other = ({ name }: { name: string }) => <i>{name}</i>;
    const renderView = (spoken: Locale, name: string) => cachedRendersFor(meansIn(spoken))(View, { name });
    const english = renderView("en", "one");
    expect(renderView("en", "one")).toBe(english);
    expect(renderView("zh-CN", "one")).not.toBe(english);
    expect(renderView("en", "two")).not.toBe(english);
    expect(cachedRendersFor(meansIn("en"))(Other, { name: "one" })).toBe("<i>one</i>");
    expect(renderView("zh-CN", "one")).toContain("one");
    expect(rendered).toEqual(["one en", "one zh-CN", "two en"]);
  });

  test("can use hooks, also where its page calls more hooks afterwards", () => {
    const means = meansIn("en");
    const Page = () => {
      const cachedRender = useCachedRender();
      const element = cachedRender("li", {}, View, { name: "one" });
      return (
        <>
          {element}
          {useTranslations("common.fit")("high")}
        </>
      );
    };
    const View = ({ name }: { name: string }) => <b>{`${useTranslations("common.fit")("high")} ${name}`}</b>;
    const page = renderToString(
      <DocumentProvider value={{ ...means, renderCached: cachedRendersFor(means) }}>
        <IntlProvider locale="en" messages={messagesFor("en")} timeZone="Asia/Shanghai">
          <Page />
        </IntlProvider>
      </DocumentProvider>,
    );
    expect(page).toBe("<li><b>High one</b></li>High");
  });

  test("escapes text that people wrote", () => {
    const View = ({ name }: { name: string }) => <b title={name}>{name}</b>;
    expect(cachedRendersFor(meansIn("en"))(View, { name: `<script>"&` })).toBe(
      `<b title="&lt;script&gt;&quot;&amp;">&lt;script&gt;&quot;&amp;</b>`,
    );
  });
});
