/**
 * Worst cases for regular expressions: repeated beginnings without an end. Each is made to any length, in UTF-16 units as
 * forms count them.
 */
const filled: Readonly<Record<string, (length: number) => string>> = {
  "a messenger, blanks and no name": (length) => around("微信", " ", "。", length),
  "a messenger in Latin, blanks and no name": (length) => around("wechat id", " ", "!", length),
  "a messenger's label, tabs and no name": (length) => around("qq号", "\t", "。", length),
  "messengers without end": (length) => repeated("wechat", length),
  "messengers one in the other": (length) => repeated("vx12345678wx", length),
  "e-mails without end": (length) => repeated("a", length),
  "dotted e-mails without end": (length) => repeated("a.", length),
  "hyphens without end": (length) => repeated("a-", length),
  "at signs": (length) => repeated("@", length),
  "e-mails and at signs": (length) => repeated("a@", length),
  "addresses one in the other": (length) => repeated("a@b.c_", length),
  "addresses written out": (length) => repeated("a (at) b ", length),
  "top domains": (length) => repeated("a.cn", length),
  "a dotted name that ends badly": (length) => around("a", ".cn", "_", length),
  schemes: (length) => repeated("https://", length),
  www: (length) => repeated("www.", length),
  dots: (length) => repeated(".", length),
  digits: (length) => repeated("1", length),
  "digits apart": (length) => repeated("1 ", length),
  "full-width digits": (length) => repeated("１３８", length),
  "digits in Chinese": (length) => repeated("一三八〇", length),
  "signs of formulas": (length) => repeated("＝＋－＠", length),
  streets: (length) => repeated("路1", length),
  "a street and its number without end": (length) => around("光华路", "1", "。", length),
  Han: (length) => repeated("公司", length),
  companies: (length) => repeated("长春有限公司", length),
  brackets: (length) => repeated("（", length),
  "returns and blanks": (length) => around("returns", " ", "!", length),
  "returns that are": (length) => repeated("returns is ", length),
  guarantees: (length) => repeated("guaranteed a ", length),
  "capital words": (length) => around("Aa", " Bb", "1", length),
  blanks: (length) => around("a", " ", "b", length),
  "ideographic blanks": (length) => around("微信", "\u3000", "。", length),
  "line breaks": (length) => around("a", "\n", "b", length),
  emoji: (length) => repeated("👩‍👩‍👧‍👦", length),
  "combining marks": (length) => around("a", "\u0301", "b", length),
  "from right to left": (length) => repeated("\u202eאבג ", length),
  "e-mails that grow when composed": (length) => repeated("\ufdfa", length),
  "names of PDF": (length) => around("/Filter", "\t", "/FlateDecode\t!", length),
  tags: (length) => repeated("<w:instrText", length),
  slashes: (length) => repeated("/", length),
  equals: (length) => around("a", "=", "b", length),
  zeros: (length) => around("1", "0", "x", length),
  quotes: (length) => repeated("\"'", length),
  braces: (length) => repeated("{", length),
};

/** By what is hostile about it. */
export const HOSTILE_TEXTS: readonly (readonly [string, (length: number) => string])[] =
  Object.entries(filled);

/** Texts of the same length that match no pattern's beginning. */
export function harmlessText(length: number): string {
  return repeated("A light head of 2 to 6 kW with seam tracking. 光纤激光焊接头，用于电池托盘。", length);
}

/** Cut between characters, never inside one. */
function repeated(part: string, length: number): string {
  let text = "";
  for (const character of part.repeat(Math.ceil(length / part.length))) {
    if (text.length + character.length > length) break;
    text += character;
  }
  return text;
}

function around(head: string, middle: string, tail: string, length: number): string {
  return `${head}${repeated(middle, Math.max(0, length - head.length - tail.length))}${tail}`.slice(
    0,
    length,
  );
}
