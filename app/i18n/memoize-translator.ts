type Values = Readonly<Record<string, string | number>>;
type Translate = (key: never, values?: never) => unknown;

/** The cache is cleared beyond this many sentences, to limit memory. */
const most = 20_000;

/**
 * A translator with a cache: for lists, whose rows repeat the same few messages a thousand times. Only for messages
 * whose values are texts and numbers.
 */
export function memoizeTranslator<Translator extends Translate>(translator: Translator): Translator {
  const cache = new Map<string, unknown>();
  const translate = translator as unknown as (key: string, values?: Values) => unknown;
  const cachedTranslate = (key: string, values?: Values): unknown => {
    const sentence = values === undefined ? key : `${key} ${JSON.stringify(values)}`;
    let words = cache.get(sentence);
    if (words === undefined) {
      words = translate(key, values);
      if (cache.size >= most) cache.clear();
      cache.set(sentence, words);
    }
    return words;
  };
  return Object.assign(cachedTranslate, translator);
}
