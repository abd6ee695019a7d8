import { IntlProvider, useLocale } from "use-intl";
import { Comparison } from "#app/components/matching/comparison.tsx";
import { browserWords } from "#app/i18n/browser-words.ts";
import type { ComparisonLoader } from "./shapes.ts";

type Compared = NonNullable<Awaited<ReturnType<ComparisonLoader>>["comparison"]>;

/**
 * Apart from the list, so that its code and words come when it is opened. Its words came after those of the page: they
 * are handed to it anew.
 */
export function WholeComparison({ comparison }: { comparison: Compared }) {
  return (
    <IntlProvider locale={useLocale()} messages={browserWords()} timeZone="Asia/Shanghai">
      <Comparison reader="institution" {...comparison} />
    </IntlProvider>
  );
}
