import { expect, test } from "vitest";
import { ownParts } from "#app/domain/identity/own-parts.ts";
import { findIdentity } from "#app/domain/prospects/identity.ts";
import { catalogue } from "#db/seeds/city/companies.ts";

const trades = Object.values(catalogue).flatMap(({ trades: of }) => of);

test.each(["长春", "吉林省", "长春市", "昆山", "张家港市", "公主岭市", "苏州工业园区", "长春高新区", ""])(
  "a brand after “%s” is found in a company's own words, in characters and in pinyin, whatever its trade",
  (place) => {
    const passed = trades.flatMap(({ zh, en }) => {
      const parts = ownParts({
        legalName: `${place}朔翰${zh}有限公司（示例）`,
        englishName: `Changchun Shuohan ${en} (demo)`,
      });
      const texts = ["朔翰的产品供应三家整车厂", "Heads by Shuo Han", "由shuohan生产"];
      return texts.filter((text) => findIdentity(text, parts).length === 0);
    });
    expect(passed).toEqual([]);
  },
);
