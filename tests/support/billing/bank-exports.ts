import type { BankFormat } from "#app/domain/billing/bank/formats.ts";
import type { Day } from "#app/lib/days.ts";

/** A movement that a test's statement has. */
export interface GivenLine {
  day: Day;
  amountFen: bigint;
  name: string;
  account: string;
  purpose: string;
  serial: string;
}

export interface GivenStatement {
  account: string;
  openingFen: bigint;
  lines: readonly GivenLine[];
}

/** How a bank writes numbers and days, and in which order. */
export interface ExportLook {
  numbers: "plain" | "grouped" | "full-width";
  days: "compact" | "hyphens" | "slashes" | "chinese" | "with-time";
  newestFirst: boolean;
}
const PLAIN_LOOK: ExportLook = { numbers: "plain", days: "hyphens", newestFirst: false };

type Row = (line: GivenLine & { balanceFen: bigint }, write: Writers) => string[];
interface Writers {
  money(fen: bigint): string;
  day(day: Day): string;
  out(fen: bigint): string;
  in(fen: bigint): string;
}

const own = { name: "春融科技服务有限公司" };

/** The rows of each bank's export: titles, header, one row for each line, what stands below. */
const EXPORTS: Record<
  BankFormat,
  { head: (account: string) => string[][]; row: (account: string) => Row; foot: string[][] }
> = {
  icbc: {
    head: () => [
      ["[HISTORYDETAIL]"],
      [
        "凭证号",
        "本方账号",
        "对方账号",
        "交易时间",
        "借/贷",
        "借方发生额",
        "贷方发生额",
        "对方行号",
        "摘要",
        "用途",
        "对方单位名称",
        "余额",
        "个性化信息",
      ],
    ],
    row: (account) => (line, write) => [
      "0",
      account,
      line.account,
      write.day(line.day),
      line.amountFen < 0n ? "借" : "贷",
      write.out(line.amountFen),
      write.in(line.amountFen),
      "",
      "转账",
      line.purpose,
      line.name,
      write.money(line.balanceFen),
      "",
    ],
    foot: [],
  },
  ccb: {
    head: () => [
      ["账户明细信息"],
      [],
      [
        "账号",
        "账户名称",
        "交易时间",
        "借方发生额/元(支取)",
        "贷方发生额/元(收入)",
        "余额",
        "币种",
        "对方户名",
        "对方账号",
        "对方开户机构",
        "记账日期",
        "摘要",
        "备注",
        "账户明细编号-交易流水号",
      ],
    ],
    row: (account) => (line, write) => [
      account,
      own.name,
      write.day(line.day),
      write.out(line.amountFen),
      write.in(line.amountFen),
      write.money(line.balanceFen),
      "人民币元",
      line.name,
      line.account,
      "",
      line.day.replaceAll("-", ""),
      "电汇",
      line.purpose,
      line.serial,
    ],
    foot: [[], ["合计", "", "", "1.00", "2.00"]],
  },
  abc: {
    head: (account) => [
      ["账户明细查询"],
      [`账号：${account}`, "", `户名：${own.name}`],
      [
        "交易时间",
        "收入金额",
        "支出金额",
        "账户余额",
        "交易行名",
        "对方省市",
        "对方账号",
        "对方户名",
        "交易用途",
      ],
    ],
    row: () => (line, write) => [
      write.day(line.day),
      write.in(line.amountFen),
      write.out(line.amountFen),
      write.money(line.balanceFen),
      "",
      "",
      `${line.account}\t`,
      line.name,
      line.purpose,
    ],
    foot: [["总笔数: 2"]],
  },
  boc: {
    head: (account) => [
      ["查询账号[ Inquirer account number ]", account],
      ["起始日期[ Start date ]", "20261101"],
      [
        "交易类型[ Transaction Type ]",
        "付款人账号[ Debit Account No. ]",
        "付款人名称[ Payer's Name ]",
        "收款人账号[ Payee's Account Number ]",
        "收款人名称[ Payee's Name ]",
        "交易日期[ Transaction Date ]",
        "交易货币[ Trade Currency ]",
        "交易金额[ Trade Amount ]",
        "交易后余额[ After-transaction balance ]",
        "交易流水号[ Transaction reference number ]",
        "摘要[ Reference ]",
        "用途[ Purpose ]",
        "交易附言[ Remark ]",
      ],
    ],
    row: (account) => (line, write) => {
      const ours = [account, own.name];
      const theirs = [line.account, line.name];
      const isIn = line.amountFen > 0n;
      return [
        isIn ? "来账" : "往账",
        ...(isIn ? theirs : ours),
        ...(isIn ? ours : theirs),
        write.day(line.day),
        "CNY",
        write.money(line.amountFen),
        write.money(line.balanceFen),
        line.serial,
        "",
        line.purpose,
        line.purpose,
      ];
    },
    foot: [],
  },
  cmb: {
    head: (account) => [
      ["招商银行交易明细"],
      ["账  号", account],
      [
        "交易日",
        "交易时间",
        "起息日",
        "交易类型",
        "借方金额",
        "贷方金额",
        "余额",
        "摘要",
        "流水号",
        "业务名称",
        "用途",
        "业务摘要",
        "收（付）方名称".replace("（付）", "/付"),
        "收/付方账号",
      ],
    ],
    row: () => (line, write) => [
      write.day(line.day),
      "10:11:12",
      write.day(line.day),
      "汇入",
      write.out(line.amountFen),
      write.in(line.amountFen),
      write.money(line.balanceFen),
      line.purpose,
      line.serial,
      "",
      "",
      "",
      line.name,
      line.account,
    ],
    foot: [],
  },
  other: {
    head: (account) => [
      ["银行账号", account],
      ["记账日期", "借贷标志", "金额", "当前余额", "交易对手名称", "交易对手账号", "附言", "核心流水号"],
    ],
    row: () => (line, write) => [
      write.day(line.day),
      line.amountFen < 0n ? "D" : "C",
      write.money(line.amountFen < 0n ? -line.amountFen : line.amountFen),
      write.money(line.balanceFen),
      line.name,
      line.account,
      line.purpose,
      line.serial,
    ],
    foot: [],
  },
};

/** A statement as the cells of a bank's file. */
export function exportRows(
  bank: BankFormat,
  given: GivenStatement,
  look: ExportLook = PLAIN_LOOK,
): string[][] {
  const { head, row, foot } = EXPORTS[bank];
  let balanceFen = given.openingFen;
  const write = writersOf(look);
  const written = given.lines.map((line) => {
    balanceFen += line.amountFen;
    return row(given.account)({ ...line, balanceFen }, write);
  });
  return [...head(given.account), ...(look.newestFirst ? written.reverse() : written), ...foot];
}

function writersOf(look: ExportLook): Writers {
  const money = (fen: bigint) => moneyText(fen, look.numbers);
  return {
    money,
    day: (day) => dayText(day, look.days),
    out: (fen) => (fen < 0n ? money(-fen) : ""),
    in: (fen) => (fen > 0n ? money(fen) : ""),
  };
}

function moneyText(fen: bigint, numbers: ExportLook["numbers"]): string {
  const digits = String(fen < 0n ? -fen : fen).padStart(3, "0");
  const whole = digits.slice(0, -2);
  const grouped = numbers === "plain" ? whole : whole.replace(/\B(?=(?:\d{3})+$)/gu, ",");
  const text = `${fen < 0n ? "-" : ""}${grouped}.${digits.slice(-2)}`;
  if (numbers !== "full-width") return text;
  return [...text].map((character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)).join("");
}

function dayText(day: Day, days: ExportLook["days"]): string {
  const [year = "", month = "", date = ""] = day.split("-");
  switch (days) {
    case "compact":
      return year + month + date;
    case "hyphens":
      return day;
    case "slashes":
      return `${year}/${String(Number(month))}/${date}`;
    case "chinese":
      return `${year}年${month}月${date}日`;
    case "with-time":
      return `${day} 09:08:07`;
  }
}
