import { spansWithRest, type Span } from "#app/lib/spans.ts";

/** Digits are normalised by then, so that 新三板 is 新3板. */
const EXCHANGE =
  /新3板|全国股转|股转系统|北交所|上交所|深交所|港交所|科创板|创业板|主板|(?:股票|证券|股份|挂牌|上市)(?:代码|编码|编号)|(?<![a-z])(?:neeq|sse|szse|bse|star market|ticker|(?:stock|securities|share) (?:code|symbol|number))(?![a-z])/gu;
/** At most this many words and signs are between, so that a text isn't scanned again for each cue. */
const CODE =
  /(?:挂牌|上市|企业|公司|代码|证券|股票|code|ticker|listed|[\s.:,()#"“是为号]){0,8}\d{6}(?!\d|[.,]\d|\s?[万亿元台件套吨年个人])/uy;

/**
 * Codes under which shares are traded, in a text that institutions read before consent: a cue word and six digits, or
 * six digits with the exchange's own characters (830001.BJ, SH688001). Six digits alone may be any count. Such a code
 * identifies its company. `plain` is normalised by `fold`, with digits.
 */
export function stockCodes(plain: string): Span[] {
  const spans = [
    ...spansWithRest(plain, EXCHANGE, CODE),
    ...spansWithRest(plain, /(?<![\d.])\d{6}/gu, /\.(?:bj|sh|sz|ss|nq|oc)(?![a-z])/uy),
    ...spansWithRest(plain, /(?<![a-z])(?:bj|sh|sz|nq)[\s.:]?/gu, /\d{6}(?!\d)/uy),
  ];
  // A code matched by two cues is reported once, from the first cue on.
  return spans.filter(({ to }, at) => spans.findIndex((other) => other.to === to) === at);
}
