type Values = Readonly<Record<string, string | number>>;
type Translate = (key: never, values?: never) => unknown;

/** The cache is cleared beyond this many sentences, to limit memory. */
const most = 20_000;

/**
 * A translator with a cache: for lists, whose rows repeat the same few messages a thousand times. Only for messages
 * whose values are texts and numbers.
 */
export function memoize<Translator extends Translate>(translator: Translator): Translator {
  const said = new Map<string, unknown>();
  const say = translator as unknown as (key: string, values?: Values) => unknown;
  const remember = (key: string, values?: Values): unknown => {
    const sentence = values === undefined ? key : `${key} ${JSON.stringify(values)}`;
    let words = said.get(sentence);
    if (words === undefined) {
      words = say(key, values);
      if (said.size >= most) said.clear();
      said.set(sentence, words);
    }
    return words;
  };
  return Object.assign(remember, translator);
}
