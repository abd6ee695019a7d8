import fc from "fast-check";
import { renderToString } from "react-dom/server";
import { IntlProvider, useLocale, useTranslations } from "use-intl";
import { describe, expect, test } from "vitest";
import { type DocumentMeans, DocumentProvider } from "#app/components/layout/document-context.tsx";
import { type PlainProps, useDrawnOnce } from "#app/components/ui/drawn-once.ts";
import { drawingsFor } from "#app/components/layout/drawings.server.tsx";
import type { Locale } from "#app/i18n/locale.ts";
import { messagesFor } from "#app/i18n/messages.ts";
import { DealRow, type PlainRow } from "#app/routes/institution.deals._index/deal-row.tsx";

const meansIn = (locale: Locale): DocumentMeans => ({ nonce: "of one page", locale, messagesFor });

/** A page with one element, whose contents are drawn once or, without `draw`, in their place. */
function pageOf<Props extends PlainProps>(
  means: DocumentMeans,
  view: (props: Props) => React.ReactNode,
  props: Props,
): string {
  const Page = () => useDrawnOnce()("li", { className: "row" }, view, props);
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
  const drawn = { ...means, draw: drawingsFor(means) };
  return {
    inPlace: pageOf(means, view, props),
    first: pageOf(drawn, view, props),
    again: pageOf({ ...drawn, draw: drawingsFor(means) }, view, props),
  };
};

const words = fc.string({ unit: "grapheme", maxLength: 12 });
const locale = fc.constantFrom<Locale>("en", "zh-CN");
const clock = fc.record({
  state: fc.constantFrom("ok" as const, "due" as const, "late" as const),
  used: fc.integer({ min: 0, max: 100 }),
  dueAt: fc.constant("2026-03-02T08:00:00.000Z"),
  deadline: words,
  title: words,
  workingDays: fc.nat(40),
  stoppedFor: fc.constantFrom(undefined, "you"),
});
const row: fc.Arbitrary<PlainRow> = fc.record({
  deal: fc.record({
    ...{ id: fc.uuid(), anchor: words, score: fc.nat(100), band: fc.constantFrom("high", "fair") },
    ...{ bandWord: words, ringLabel: words, title: words, meta: words, version: words },
    titleLang: fc.constantFrom(undefined, "en", "zh-CN"),
    tag: fc.option(words, { nil: undefined }),
    facts: fc.uniqueArray(fc.record({ key: words, label: words, value: words }), {
      selector: ({ key }) => key,
    }),
    reasons: fc.uniqueArray(
      fc.record({
        points: words,
        text: words,
        evidence: fc.option(words, { nil: undefined }),
        isAgainst: fc.boolean(),
      }),
      { selector: ({ text }) => text, maxLength: 4 },
    ),
    ...{ sum: words, terms: words, both: words, introduction: fc.constant(null) },
    explores: fc.option(fc.record({ tag: words, text: words }), { nil: undefined }),
  }) as fc.Arbitrary<PlainRow["deal"]>,
  mandateId: fc.uuid(),
  words: fc.record({ more: words, pursue: words, pass: words }),
  passTo: fc.webPath(),
  running: fc.option(
    fc.record({
      ...{ id: fc.uuid(), isYours: fc.boolean(), isOpen: fc.boolean() },
      clock: fc.option(clock, { nil: null }),
    }),
    { nil: null },
  ),
});

describe("what is drawn once", () => {
  test("is to the letter what React draws in its place, whatever a deal says", () => {
    fc.assert(
      fc.property(locale, row, (spoken, props) => {
        const { inPlace, first, again } = both(spoken, DealRow, props);
        expect(first).toBe(inPlace);
        expect(again).toBe(inPlace);
      }),
      { numRuns: 300 },
    );
  });

  test("is drawn anew for other props, another language, another view, and for nothing else", () => {
    const drawn: string[] = [];
    const View = ({ name }: { name: string }) => {
      const spoken = useLocale();
      drawn.push(`${name} ${spoken}`);
      return <b>{`${name} ${useTranslations("common.fit")("high")}`}</b>;
    };
    const Other = ({ name }: { name: string }) => <i>{name}</i>;
    const draw = (spoken: Locale, name: string) => drawingsFor(meansIn(spoken))(View, { name });
    const english = draw("en", "one");
    expect(draw("en", "one")).toBe(english);
    expect(draw("zh-CN", "one")).not.toBe(english);
    expect(draw("en", "two")).not.toBe(english);
    expect(drawingsFor(meansIn("en"))(Other, { name: "one" })).toBe("<i>one</i>");
    expect(draw("zh-CN", "one")).toContain("one");
    expect(drawn).toEqual(["one en", "one zh-CN", "two en"]);
  });

  test("escapes what people write", () => {
    const View = ({ name }: { name: string }) => <b title={name}>{name}</b>;
    expect(drawingsFor(meansIn("en"))(View, { name: `<script>"&` })).toBe(
      `<b title="&lt;script&gt;&quot;&amp;">&lt;script&gt;&quot;&amp;</b>`,
    );
  });
});
