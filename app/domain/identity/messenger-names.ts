import { spansOf, spansWithRest, type Span } from "#app/lib/spans.ts";

/** Messengers by name, including spellings that evade a filter. */
const MESSENGER =
  /微[\s\p{P}]{0,2}信|[薇威徽]信|v\s?信|微芯|加微(?!信)|卫星号|微x|扣扣|抠抠|企鹅号?|钉钉|飞书|we\s?chat|wei\s?xin|whats\s?app|telegram|skype|wxid_|(?<![a-z\d])(?:vx|v\+|wx|q\s?q|加v|加q|q(?=号)|[vq](?=:))|(?<=加)[vq](?![a-z])/gu;
/** What makes the word after a messenger an account name: "number is", a digit in it, or being called a number. */
const NAMES: readonly RegExp[] = [
  /\s*(?:(?:号码|账号|号|id|number)\s*(?:(?:是|为|is)\s*)?(?:[:=]\s*)?|(?:是|is|[:=])\s*)[a-z][a-z\d_-]{4,19}/uy,
  /\s*(?=[a-z_-]{0,19}\d)[a-z][a-z\d_-]{4,19}/uy,
  /\s*(?:(?:号码|账号|号|number|id)\s*)?(?:(?:是|为|is)\s*)?(?:[:=]\s*)?\d(?:[\s-]?\d){4,11}/uy,
];

const CHANNEL = /公众号|视频号|抖音号?|快手号?|小红书号?|b站号?|微博号?|知乎号?|头条号/gu;
const CHANNEL_NUMBER = /(?:抖音|快手|小红书|视频|头条|微博|b站|知乎)(?:号|账号|id)/gu;

/** Names and numbers of messenger accounts, and names of channels. */
export function messengerNames(plain: string): Span[] {
  return [
    ...NAMES.flatMap((name) => spansWithRest(plain, MESSENGER, name)),
    ...spansOf(plain, /(?<![\d.])[1-9]\d{4,10}\s?\(?(?:的)?(?:qq|扣扣)(?![a-z])/gu),
    ...spansWithRest(plain, CHANNEL_NUMBER, /\s?[a-z\d][a-z\d_.-]{3,23}/uy),
    ...spansWithRest(plain, CHANNEL, /\s?(?:[:是为]\s?["“「]?|["“「])[\p{L}\d_-]{2,20}/uy),
  ];
}
