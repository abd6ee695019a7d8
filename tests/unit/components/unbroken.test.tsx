import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { unbroken } from "#app/components/ui/unbroken.tsx";

const kept = (words: string) =>
  [...renderToString(<p>{unbroken(words)}</p>).matchAll(/<span class="nowrap">(.*?)<\/span>/gu)].map(
    ([, part]) => part,
  );

test("a running number and a Chinese date stay on one line, whatever stands beside them", () => {
  expect(kept("长春融合银行自 2026年12月2日起停用，对接 I-1083 不受影响")).toEqual([
    "2026年12月2日",
    "I-1083",
  ]);
  expect(kept("Invoice LS-2026-000022 of deal D-0034")).toEqual(["LS-2026-000022", "D-0034"]);
  expect(kept("共 12 个月，2026年度审计报告")).toEqual([]);
});
