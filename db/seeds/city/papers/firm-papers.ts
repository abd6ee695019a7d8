import type { CompanyRight } from "#app/domain/organizations/rights.ts";
import { addDays, addMonths, type Day } from "#app/lib/days.ts";
import type { SeedCompany } from "../companies.ts";
import { mark, type Words } from "./paper.ts";
import { amountIn, dayInChinese, tenThousands } from "./writing.ts";

const WAN = 1_000_000n;

type Fact = { label: string; value: string };

function partiesOf({ profile }: SeedCompany): Fact[] {
  return [
    { label: "企业名称", value: profile.legalName },
    { label: "统一社会信用代码", value: profile.uscc },
  ];
}

/** The statements of a year beside those of the year before, as the firm's figures have them. */
export function auditedStatements(company: SeedCompany, back = 0, remark?: string): Words | null {
  const [present, before] = company.years.slice(back);
  if (present === undefined) return null;
  const lines = [
    ["营业收入", "revenueFen"],
    ["其中：主营业务收入", "mainRevenueFen"],
    ["净利润", "netProfitFen"],
    ["资产总额", "totalAssetsFen"],
    ["负债总额", "totalLiabilitiesFen"],
    ["研发费用", "rdExpenseFen"],
  ] as const;
  const years = [present, ...(before === undefined ? [] : [before])];
  return {
    name: `${present.year}年度审计报告.pdf`,
    kind: "financial_statement",
    title: "审计报告（摘要）",
    lead: `${company.profile.legalName} ${present.year}年度`,
    parts: [
      {
        title: "概况",
        facts: [
          ...partiesOf(company),
          { label: "报告期间", value: `${present.year}年1月1日至${present.year}年12月31日` },
          { label: "审计意见", value: present.audited ? "标准无保留意见" : "未经审计，企业自编" },
          ...(remark === undefined ? [] : [{ label: "本版说明", value: remark }]),
        ],
      },
      {
        title: "主要财务数据",
        table: {
          heads: ["项目（元）", ...years.map(({ year }) => `${year}年度`)],
          rows: lines.map(([label, field]) => [
            label,
            ...years.map((figures) => amountOrNone(figures[field] ?? null)),
          ]),
          wordColumns: [0],
        },
      },
      mark,
    ],
  };
}

function amountOrNone(amountFen: bigint | null): string {
  return amountFen === null ? "未填写" : amountIn(amountFen);
}

export function businessLicence(company: SeedCompany): Words {
  const { profile, registeredCapitalFen, product } = company;
  return {
    name: "营业执照.pdf",
    kind: "licence",
    title: "营业执照",
    lead: profile.legalName,
    parts: [
      {
        title: "登记事项",
        facts: [
          ...partiesOf(company),
          { label: "类型", value: "有限责任公司" },
          { label: "注册资本", value: tenThousands(registeredCapitalFen) },
          { label: "成立日期", value: dayInChinese(profile.establishedOn) },
          { label: "住所", value: profile.address ?? "未填写" },
          { label: "经营范围", value: `${product.zh}的研发、生产与销售；技术服务；货物进出口` },
        ],
      },
      mark,
    ],
  };
}

export function taxClearance(company: SeedCompany, day: Day): Words {
  return {
    name: "无欠税证明.pdf",
    kind: "tax_record",
    title: "无欠税证明",
    lead: company.profile.legalName,
    parts: [
      {
        title: "查询结果",
        facts: [
          ...partiesOf(company),
          { label: "查询截止日", value: dayInChinese(day) },
          { label: "欠税记录", value: "截至查询截止日，未发现欠税" },
        ],
      },
      mark,
    ],
  };
}

/** What a firm sells to those who buy from it: a twentieth of a year. */
export function supplyContract(company: SeedCompany, day: Day, years = 1): Words {
  const yearlyFen = ((company.years[0]?.revenueFen ?? 100n * WAN) / (20n * WAN)) * WAN + 10n * WAN;
  return contract(company, {
    name: years > 1 ? `${years} 年期供货合同.pdf` : "供货合同.pdf",
    title: "供货合同（主要条款）",
    facts: [
      { label: "供方", value: company.profile.legalName },
      { label: "需方", value: `${company.product.buyersZh}（示例客户）` },
      { label: "标的", value: company.product.zh },
      { label: "合同期限", value: `${dayInChinese(day)}起 ${years} 年` },
      { label: "年度采购金额", value: tenThousands(yearlyFen) },
      { label: "结算", value: "按月对账，开票后 60 天付款" },
    ],
  });
}

/** What the demonstration's own firm wants the money for. */
export function equipmentContract(company: SeedCompany, day: Day): Words {
  return contract(company, {
    name: "第二条焊接线设备采购合同.pdf",
    title: "设备采购合同（主要条款）",
    facts: [
      { label: "需方", value: company.profile.legalName },
      { label: "供方", value: "焊接设备制造商（示例供方）" },
      { label: "标的", value: "激光焊接线一条，含焊缝跟踪与除尘" },
      { label: "合同金额", value: tenThousands(360n * WAN) },
      { label: "交货", value: `${dayInChinese(addDays(day, 90))}前` },
      { label: "付款", value: "签约 30%，到货 50%，验收 15%，质保 5%" },
    ],
  });
}

function contract(
  company: SeedCompany,
  { name, title, facts }: { name: string; title: string; facts: readonly Fact[] },
): Words {
  return {
    name,
    kind: "contract",
    title,
    lead: company.profile.legalName,
    parts: [{ title: "主要条款", facts }, mark],
  };
}

/** A patent that the firm holds; null where it holds none. */
export function patentCertificate(company: SeedCompany, which = 0): Words | null {
  const patents = company.rights.filter(({ kind }) => kind === "invention_patent");
  const right = patents[which] ?? company.rights[which];
  return right === undefined ? null : certificateOf(company, right);
}

function certificateOf({ profile }: SeedCompany, right: CompanyRight): Words {
  const isPatent = right.kind === "invention_patent";
  const number = right.registrationNumber ?? "未填写";
  return {
    name: `${isPatent ? "发明专利证书" : "权利证书"} ${number}.pdf`,
    kind: "ip_certificate",
    title: isPatent ? "发明专利证书" : "知识产权证书",
    lead: right.title,
    parts: [
      {
        title: "登记事项",
        facts: [
          { label: "名称", value: right.title },
          { label: "登记号", value: number },
          { label: "权利人", value: profile.legalName },
          {
            label: "授权日",
            value: right.grantedOn === undefined ? "未填写" : dayInChinese(right.grantedOn),
          },
        ],
      },
      mark,
    ],
  };
}

/** Half a year of the main account, month by month, about a twelfth of a year's revenue each. */
export function bankStatement(company: SeedCompany, day: Day): Words {
  const monthlyFen = (company.years[0]?.revenueFen ?? 1_200n * WAN) / 12n;
  let balanceFen = monthlyFen / 2n;
  const rows = [6, 5, 4, 3, 2, 1].map((back) => {
    const inFen = (monthlyFen * (88n + BigInt((back * 37) % 25))) / 100n;
    const outFen = (monthlyFen * (86n + BigInt((back * 23) % 24))) / 100n;
    balanceFen += inFen - outFen;
    const month = addMonths(`${day.slice(0, 7)}-01`, -back);
    return [
      `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月`,
      ...[inFen, outFen, balanceFen].map(amountIn),
    ];
  });
  return {
    name: "近六个月基本户流水.pdf",
    kind: "bank_statement",
    title: "账户流水（按月汇总）",
    lead: company.profile.legalName,
    parts: [
      { title: "账户", facts: [...partiesOf(company), { label: "账户性质", value: "基本存款账户" }] },
      {
        title: "收支",
        table: { heads: ["月份", "收入（元）", "支出（元）", "月末余额（元）"], rows, wordColumns: [0] },
      },
      mark,
    ],
  };
}
