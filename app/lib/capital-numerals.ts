const digits = "零壹贰叁肆伍陆柒捌玖";
const places = ["", "拾", "佰", "仟"];

/**
 * An amount in fen as Chinese capital numerals, as bills of exchange and invoices have it beside the figures: 人民币, a
 * single 零 for zeros between digits, and 整 where no fen follow (正确填写票据和结算凭证的基本规定, 中国人民银行).
 */
export function capitalAmount(fen: bigint): string {
  const size = fen < 0n ? -fen : fen;
  const yuan = size / 100n;
  const [jiao, cents] = [Number((size / 10n) % 10n), Number(size % 10n)];
  const whole = yuan === 0n && size > 0n ? "" : `${wholeNumber(yuan)}元`;
  const tenths = jiao > 0 ? `${digits.charAt(jiao)}角` : whole !== "" && cents > 0 ? "零" : "";
  const rest = cents > 0 ? `${digits.charAt(cents)}分` : "整";
  return `人民币${fen < 0n ? "负" : ""}${whole}${tenths}${rest}`;
}

function wholeNumber(number: bigint): string {
  if (number === 0n) return "零";
  for (const [unit, word] of [
    [100_000_000n, "亿"],
    [10_000n, "万"],
  ] as const) {
    if (number < unit) continue;
    const below = number % unit;
    const gap = below > 0n && below < unit / 10n ? "零" : "";
    return `${wholeNumber(number / unit)}${word}${gap}${below === 0n ? "" : wholeNumber(below)}`;
  }
  return belowTenThousand(Number(number));
}

function belowTenThousand(number: number): string {
  let text = "";
  let isGap = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(number / 10 ** place) % 10;
    if (digit === 0) {
      isGap = text !== "";
      continue;
    }
    text += `${isGap ? "零" : ""}${digits.charAt(digit)}${places[place] ?? ""}`;
    isGap = false;
  }
  return text;
}
