/** What a column of a statement holds. `out` and `in` are amounts of one direction, `amount` with `mark` or a sign. */
export type StatementField =
  | "day"
  | "out"
  | "in"
  | "amount"
  | "mark"
  | "balance"
  | "name"
  | "account"
  | "payerName"
  | "payerAccount"
  | "payeeName"
  | "payeeAccount"
  | "purpose"
  | "serial"
  | "own"
  | "currency";

/** The headers of a bank's export by field, the first that the file has counts; of `purpose`, all of them. */
type Headers = Readonly<Partial<Record<StatementField, readonly string[]>>>;

/**
 * The exports of the large banks for corporate accounts, by the names of their columns without brackets, blanks and
 * units. 借方 is what left the account, 贷方 what arrived. `other` recognises a file of another bank by the names that
 * many use.
 */
const STATEMENT_FORMATS = {
  icbc: {
    day: ["交易时间", "交易日期", "入账日期"],
    out: ["借方发生额"],
    in: ["贷方发生额"],
    balance: ["余额"],
    name: ["对方单位名称", "对方户名"],
    account: ["对方账号"],
    purpose: ["摘要", "用途", "附言", "个性化信息"],
    serial: ["交易流水号", "流水号"],
    own: ["本方账号"],
    currency: ["币种"],
  },
  ccb: {
    day: ["交易时间", "交易日期", "记账日期"],
    out: ["借方发生额"],
    in: ["贷方发生额"],
    balance: ["余额"],
    name: ["对方户名"],
    account: ["对方账号"],
    purpose: ["摘要", "备注"],
    serial: ["账户明细编号-交易流水号", "企业流水号"],
    own: ["账号"],
    currency: ["币种"],
  },
  abc: {
    day: ["交易时间", "交易日期"],
    out: ["支出金额"],
    in: ["收入金额"],
    balance: ["账户余额", "本次余额"],
    name: ["对方户名"],
    account: ["对方账号"],
    purpose: ["交易用途", "交易摘要", "交易附言", "交易说明"],
    serial: ["交易流水号", "日志号"],
  },
  boc: {
    day: ["交易日期"],
    amount: ["交易金额"],
    balance: ["交易后余额"],
    payerName: ["付款人名称"],
    payerAccount: ["付款人账号"],
    payeeName: ["收款人名称"],
    payeeAccount: ["收款人账号"],
    purpose: ["摘要", "用途", "交易附言"],
    serial: ["交易流水号"],
    currency: ["交易货币"],
  },
  cmb: {
    day: ["交易日", "交易日期"],
    out: ["借方金额"],
    in: ["贷方金额"],
    balance: ["余额"],
    name: ["收/付方名称"],
    account: ["收/付方账号"],
    purpose: ["摘要", "用途", "业务摘要", "其它摘要"],
    serial: ["流水号"],
    currency: ["币种"],
  },
  other: {
    day: ["交易日期", "交易时间", "交易日", "记账日期", "入账日期", "日期", "记账日"],
    out: ["借方发生额", "借方金额", "支出金额", "支出", "付款金额", "转出金额", "借方"],
    in: ["贷方发生额", "贷方金额", "收入金额", "收入", "收款金额", "转入金额", "贷方"],
    amount: ["交易金额", "发生额", "金额"],
    mark: ["借贷标志", "借/贷", "借贷", "借贷方向", "收支标志", "收支方向", "收/支", "交易方向"],
    balance: ["余额", "账户余额", "交易后余额", "本次余额", "当前余额"],
    name: ["对方户名", "对方单位名称", "对方名称", "对方账户名称", "收/付方名称", "交易对手名称"],
    account: ["对方账号", "对方账户", "收/付方账号", "交易对手账号"],
    purpose: ["摘要", "附言", "用途", "备注", "交易附言", "交易摘要", "交易用途"],
    serial: ["流水号", "交易流水号", "交易流水", "核心流水号", "业务流水号"],
    own: ["本方账号", "账号"],
    currency: ["币种", "货币", "交易货币"],
  },
} as const satisfies Record<string, Headers>;
export type BankFormat = keyof typeof STATEMENT_FORMATS;
export const BANK_FORMATS = Object.keys(STATEMENT_FORMATS) as readonly BankFormat[];

/** Where the columns of a statement are. */
export type Columns = Partial<Record<Exclude<StatementField, "purpose">, number>> & {
  purpose: readonly number[];
};

/** A header without what varies between exports: brackets (also English ones beside it), blanks, units. */
function plainHeader(cell: string): string {
  return withoutBrackets(cell.normalize("NFKC").slice(0, 80))
    .replace(/[\s:*"]/gu, "")
    .replace(/\/元$/u, "")
    .replaceAll("帐", "账");
}

/** A text without what is in brackets, and without them. */
export function withoutBrackets(text: string): string {
  let depth = 0;
  let kept = "";
  for (const character of text) {
    if ("[(".includes(character)) depth += 1;
    if (depth === 0) kept += character;
    if ("])".includes(character) && depth > 0) depth -= 1;
  }
  return kept;
}

/**
 * The format whose columns these headers are, and where they are: the bank of which the most columns are there. Null
 * unless a day and an amount with its direction are among them; a balance, a name or a purpose must be there too.
 */
export function formatOf(headers: readonly string[]): { bank: BankFormat; columns: Columns } | null {
  const plain = headers.map(plainHeader);
  let best: { bank: BankFormat; columns: Columns; count: number } | null = null;
  for (const bank of BANK_FORMATS) {
    const columns = columnsOf(STATEMENT_FORMATS[bank], plain);
    const count = Object.keys(columns).length + columns.purpose.length;
    if (isWhole(columns) && (best === null || count > best.count)) best = { bank, columns, count };
  }
  return best === null ? null : { bank: best.bank, columns: best.columns };
}

/** How many of these cells are headers of any bank: the row with the most is named where no format fits. */
export function countHeaders(cells: readonly string[]): number {
  return cells.filter((cell) => everyHeader.has(plainHeader(cell))).length;
}

const everyHeader: ReadonlySet<string> = new Set(
  Object.values(STATEMENT_FORMATS).flatMap((format: Headers) => Object.values(format).flat()),
);

function columnsOf(format: Headers, plain: readonly string[]): Columns {
  const columns: Columns = { purpose: [] };
  for (const [field, names] of Object.entries(format) as [StatementField, readonly string[]][]) {
    const places = names.map((name) => plain.indexOf(name)).filter((place) => place >= 0);
    const [first] = places;
    if (field === "purpose") columns.purpose = places;
    else if (first !== undefined) columns[field] = first;
  }
  return columns;
}

function isWhole({ day, out, in: arriving, amount, balance, name, purpose }: Columns): boolean {
  const hasAmount = (out !== undefined && arriving !== undefined) || amount !== undefined;
  return day !== undefined && hasAmount && (balance ?? name ?? purpose[0]) !== undefined;
}
