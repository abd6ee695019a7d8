import { expect, test } from "vitest";
import { findIdentity } from "#app/domain/prospects/identity.ts";

test.each<[string, string]>([
  ["在新三板挂牌，代码：８３０００１。", "新三板挂牌，代码：８３０００１"],
  ["新三板企业（830001）", "新三板企业（830001"],
  ["科創板上市公司（688001）", "科創板上市公司（688001"],
  ["北交所上市，股票代码为八三零零零一", "北交所上市，股票代码为八三零零零一"],
  ["证券代码 830001", "证券代码 830001"],
  ["股票 830001.BJ", "830001.BJ"],
  ["shares: SH688001", "SH688001"],
  ["Listed on NEEQ, ticker: 830001", "NEEQ, ticker: 830001"],
  ["securities code 688001", "securities code 688001"],
])("“%s” contains one stock code", (text, found) => {
  const last = findIdentity(text, []).at(-1);
  expect(findIdentity(text, []).length).toBe(1);
  expect(last).toEqual({ kind: "right", found });
});

test.each([
  "计划登陆新三板，2025年销售 830001 件",
  "主板 688001 件，控制板 12 件",
  "Boards in stock: 830001 units; the SSE model 3 is next.",
  "part number 830001",
  "拟在北交所上市，产能 300000.5 吨",
])("“%s” contains no stock code", (text) => {
  expect(findIdentity(text, [])).toEqual([]);
});
