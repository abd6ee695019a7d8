import { describe, expect, test } from "vitest";
import { type Identity, ownParts } from "#app/domain/identity/own-parts.ts";
import { MASK, maskContactDetails } from "#app/domain/introductions/contact-details.ts";
import { findIdentity } from "#app/domain/prospects/identity.ts";
import { HARMLESS_TEXTS } from "#tests/support/text/contact-spellings.ts";
import { HOSTILE_TEXTS, harmlessText } from "#tests/support/text/hostile-texts.ts";
import { MOST_DELAY_MS, readingTime } from "#tests/support/text/reading-time.ts";

const identity: Identity = {
  legalName: "长春澄光激光科技有限公司（示例）",
  englishName: "Changchun Chengguang Laser Technology Co., Ltd (demo)",
  uscc: "91220101MA0Y12340Q",
  address: "吉林省长春市高新区光华路88号",
  contactName: "李娜",
  contactPhone: "0431-87654321",
  contactEmail: "lina.office@cglaser.tech",
  website: "https://www.cglaser.cn/about",
  keyPeople: "张伟（总经理，清华大学，机械工程）、Wang Lei CTO，曾任一汽集团电池材料",
  rightTitles: [
    "一种双光路摆动式激光焊接头的焊缝自动跟踪方法 · ZL202010123456.7",
    "一种光闸与保护镜片快换机构 · ZL202120123456.7",
    "焊缝跟踪控制软件 V2.0 · 2021SR1234567",
    "智能制造执行管理系统软件V1.0",
    "仓储物流管理系统软件",
    "企业资源计划管理系统",
    "Adaptive seam tracking of an oscillating dual-path laser head",
  ].join("\n"),
  members: [
    { name: "刘东升", email: "liuds88@cglaser.tech" },
    { name: "财务部", email: "finance@cglaser.tech" },
    { name: "Mark", email: "marketing@cglaser.tech" },
  ],
};
const own = ownParts(identity);

/** Spellings of the company's identity, each with a part that must be masked. */
const SPELLINGS: readonly (readonly [kind: string, text: string, rest: string])[] = [
  ["company_name", "长春澄光激光科技有限公司生产", "澄光"],
  ["company_name", "澄光激光科技生产", "澄光"],
  ["company_name", "我们澄光的焊接头", "澄光"],
  ["company_name", "我们澄 光的焊接头", "光"],
  ["company_name", "我们澄.光的焊接头", "光"],
  ["company_name", "我们澄·光的焊接头", "光"],
  ["company_name", "我们澄-光的焊接头", "光"],
  ["company_name", "我们澄\u200b光的焊接头", "光"],
  ["company_name", "我们【澄】【光】的焊接头", "光"],
  ["company_name", "我们澄，光的焊接头", "光"],
  ["company_name", "長春澄光雷射", "澄"],
  ["company_name", "長春澄光激光科技有限公司", "澄"],
  ["company_name", "The CHENGGUANG heads weld trays", "CHENG"],
  ["company_name", "The ChengGuang heads weld trays", "Cheng"],
  ["company_name", "The Cheng Guang heads", "Cheng"],
  ["company_name", "The Cheng-Guang heads", "Cheng"],
  ["company_name", "c h e n g g u a n g heads", "c h e"],
  ["company_name", "c.h.e.n.g.g.u.a.n.g heads", "c.h.e"],
  ["company_name", "Ｃｈｅｎｇｇｕａｎｇ heads", "Ｃｈ"],
  ["company_name", "Chéngguāng heads", "guāng"],
  ["company_name", "Сhengguаng heads", "hengg"],
  ["company_name", "MyChengguangLaser2024", "Chengguang"],
  ["company_name", "Chengguang Laser", "Chengguang"],
  ["company_name", "cheng_guang", "guang"],
  ["company_name", "ᴄʜᴇɴɢɢᴜᴀɴɢ heads", "ᴄʜ"],
  ["company_name", "我们澄guang的焊接头", "guang"],
  ["company_name", "我们CHENG光的焊接头", "光"],
  ["person", "团队由张wei带领", "张"],
  ["uscc", "91220101MA0Y12340Q", "MA0Y"],
  ["uscc", "code 91220101ma0y12340q", "ma0y"],
  ["uscc", "9122 0101 MA0Y 1234 0Q", "MA0Y"],
  ["uscc", "91220101-MA0Y12340-Q", "MA0Y"],
  ["uscc", "９１２２０１０１ＭＡ０Ｙ１２３４０Ｑ", "ＭＡ"],
  ["uscc", "组织机构代码 MA0Y12340", "MA0Y"],
  ["person", "团队由张伟带领", "张伟"],
  ["person", "张 伟带队", "伟"],
  ["person", "張偉帶隊", "張"],
  ["person", "Led by Zhang Wei", "Zhang"],
  ["person", "Led by Wei Zhang", "Wei"],
  ["person", "ZHANGWEI带队", "ZHANG"],
  ["person", "Led by Wang Lei since 2017", "Wang"],
  ["person", "Led by WangLei", "Wang"],
  ["person", "联系李娜", "李娜"],
  ["person", "找刘东升", "刘东升"],
  ["person", "ask Liu Dongsheng", "Dongsheng"],
  ["person", "ask Dongsheng Liu", "Dongsheng"],
  ["phone", "87654321", "8765"],
  ["phone", "8765 4321", "8765"],
  ["phone", "八七六五四三二一", "八七"],
  ["phone", "0431 8765-4321", "8765"],
  ["email", "lina.office", "lina"],
  ["email", "lina . office", "lina"],
  ["email", "liuds88", "liuds"],
  ["web_address", "cglaser", "cglaser"],
  ["web_address", "CG-Laser", "CG"],
  ["web_address", "ＣＧＬＡＳＥＲ", "ＣＧ"],
  ["web_address", "cglaser.tech", "cglaser"],
  ["web_address", "c g l a s e r", "c g"],
  ["web_address", "cglaser点cn", "cglaser"],
  ["address", "光华路88号", "光华"],
  ["address", "光华路 88", "88"],
  ["address", "光华路八十八号", "光华"],
  ["address", "长春市高新区光华路88号院", "光华"],
  ["right", "我们的双光路摆动式激光焊接头的焊缝自动跟踪方法已授权", "摆动式激光"],
  ["right", "产品为双光路摆动式激光焊接头。", "摆动式激光"],
  ["right", "雙光路擺動式雷射，即双光路 摆动式-激光焊接头", "摆动式"],
  ["right", "采用光闸与保护镜片快换机构", "保护镜片"],
  ["right", "With adaptive seam-tracking of an oscillating dual-path head", "oscillating"],
  ["right", "专利 ZL202010123456.7", "123456"],
  ["right", "专利号：2020 1 0123456.7", "123456"],
  ["right", "ZL 2020 1 0123456", "123456"],
  ["right", "公告号 CN112345678B", "345678"],
  ["right", "软著 2021SR1234567", "1234567"],
  ["right", "高企证书 GR202122000417", "000417"],
  ["right", "PCT/CN2021/123456", "123456"],
  ["right", "专利号ZL 2020 1012 3456.7", "3456"],
  ["right", "申请号202010123456", "123456"],
  ["right", "批准文号国药准字H20203012", "20203012"],
  ["right", "国械注准20213060123", "3060123"],
  ["right", "吉ICP备12345678号", "345678"],
  ["right", "软著登字第7654321号", "7654321"],
  ["right", "股票代码：688123", "688123"],
  ["right", "新三板挂牌 830001", "830001"],
];

describe("the company's own identity", () => {
  test.each(SPELLINGS)("of the kind %s is masked in “%s”", (_, text, rest) => {
    const { text: masked, masked: kinds } = maskContactDetails(text, { companies: true, own });
    expect(masked).not.toContain(rest);
    expect(masked).toContain(MASK);
    expect(kinds).not.toEqual([]);
  });

  test.each(SPELLINGS)("of the kind %s in “%s” prevents a teaser's publication", (_, text) => {
    expect(findIdentity(text, ownParts(identity))).not.toEqual([]);
  });

  test.each(HARMLESS_TEXTS)("“%s” does not identify it", (text) => {
    expect(maskContactDetails(text, { companies: true, own })).toEqual({ text, masked: [] });
  });

  test.each([
    "Laser technology of Changchun; light heads for rail.",
    "我们光学的光路清澈，激光科技领先。",
    "The CG of the car is low; laser cladding helps.",
    "Sold 87654 and 321 units.",
    "用于动力电池托盘的激光焊接头，焊缝跟踪控制稳定。",
    "有发明专利 7 项、软件著作权 1 项，保护镜片快换方便。",
    "Seam tracking of a laser head with two paths; 2020 to 2023 revenue grew.",
    "2024年收入 20241234567 元，2025 1234567 units.",
    "2023 150000000元，2023-150000000 元，型号 CN-1234567 S 型。",
    "Project finance, customer service and marketing; CE mark.",
    "清华大学毕业，机械工程专业；一汽集团的电池材料供应商。",
    "智能制造执行系统、仓储物流管理系统与企业资源计划管理系统。",
  ])("“%s” is not part of its name", (text) => {
    expect(maskContactDetails(text, { companies: true, own }).masked).toEqual([]);
  });

  test.each(HOSTILE_TEXTS)("is searched quickly in a text of %s", (_, filled) => {
    const longest = 2_000;
    const read = (text: string) => () => maskContactDetails(text, { companies: true, own });
    const harmless = readingTime(read(harmlessText(longest)));
    expect(readingTime(read(filled(longest))) - harmless).toBeLessThan(MOST_DELAY_MS);
  });
});
