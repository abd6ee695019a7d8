type Values = Readonly<Record<string, string | number>>;
type Translate = (key: never, values?: never) => unknown;

/** Beyond so many sentences the memory is begun anew: it must not grow without end. */
const most = 20_000;

/**
 * A translator that remembers what it has said: for lists, whose rows say the same few things a thousand times. Only
 * for messages whose values are texts and numbers.
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
