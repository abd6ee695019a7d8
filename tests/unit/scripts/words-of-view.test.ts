import { describe, expect, test } from "vitest";
import { wordsAt, wordsOfView } from "#scripts/words-of-view.ts";

const messages = {
  common: { actions: { save: "Save" } },
  offer: { title: "Offer", compare: { title: "Compare" }, answer: { accept: "Accept", decline: "Decline" } },
  terms: {
    states: { offer: { issued: "Issued" } },
    stages: { seed: "Seed" },
    sectors: { photonics: "Photonics" },
  },
};
const read = (code: string) => wordsOfView(code, messages);

describe("a translator", () => {
  test.each([
    ["of common brings all of it", `const t = useTranslations("common.actions"); t("save")`, ["common"]],
    ["of a part brings that part", `const t = useTranslations("offer.answer"); t(x)`, ["offer.answer"]],
    [
      "brings the parts of keys that are written out",
      `const t = useTranslations("offer"); t("compare.title")`,
      ["offer.compare"],
    ],
    ["brings what is in no part", `const t = useTranslations("offer"); t("title")`, ["offer."]],
    [
      "reads templates up to their first dot",
      "const t = useTranslations('offer'); t(`answer.${x}`)",
      ["offer.answer"],
    ],
    [
      "reads both ends of a choice",
      `const t = useTranslations("offer"); t(x ? "compare.title" : "answer.accept")`,
      ["offer.answer", "offer.compare"],
    ],
    [
      "reads its methods",
      `const t = useTranslations("offer"); t.rich("compare.title", {})`,
      ["offer.compare"],
    ],
    ["brings everything where a key is unknown", `const t = useTranslations("offer"); t(x)`, ["offer"]],
    ["brings everything where it is handed on", `const t = useTranslations("offer"); help(t)`, ["offer"]],
    ["brings everything where it has no name", `help(useTranslations("offer"))`, ["offer"]],
  ])("%s", (_, code, paths) => {
    expect(read(`function View() { ${code} }`)).toEqual(paths);
  });

  test("is its own function's: another of the same name elsewhere tells nothing of it", () => {
    const code = `
      function One() { const t = useTranslations("offer"); return [1].map(() => t("compare.title")); }
      function Two() { const t = useTranslations("offer.answer"); return t(x); }`;
    expect(read(code)).toEqual(["offer.answer", "offer.compare"]);
  });
});

describe("labels of codes", () => {
  test.each([
    ["by the hook", `const term = useTerm(); term("stages", code)`, ["terms.stages"]],
    ["by a component", `jsx(Term, { of: "sectors", code })`, ["terms.sectors"]],
    ["by a path of sectors", `jsx(TermPath, { code })`, ["terms.sectors"]],
    [
      "of a group that is not written out",
      `const term = useTerm(); term(group, code)`,
      ["terms.sectors", "terms.stages"],
    ],
    [
      "of a group that is one of those named in the hook",
      `const term = useTerm("stages"); term(group, code)`,
      ["terms.stages"],
    ],
    [
      "of groups named where the labeller is handed on",
      `help({ term: useTerm("stages") })`,
      ["terms.stages"],
    ],
    ["of a component's own", `jsx(TermList, { of, codes })`, ["terms.sectors", "terms.stages"]],
  ])("%s", (_, code, paths) => {
    expect(read(`function View({ of }) { ${code} }`)).toEqual(paths);
  });

  test("states come with the badge that names them", () => {
    expect(read(`function Badge() { const t = useTranslations("terms.states"); t(x) }`)).toEqual([
      "terms.states",
    ]);
  });
});

test("a namespace that is not written out fails the build", () => {
  expect(() => read("function View({ of }) { const t = useTranslations(of); t(x) }")).toThrow("written out");
});

test("a view without words asks for none", () => {
  expect(read("export const a = 1;")).toEqual([]);
});

test("the words at a path keep their place in the namespace", () => {
  expect(wordsAt("offer", messages.offer)).toEqual(messages.offer);
  expect(wordsAt("offer.compare", messages.offer)).toEqual({ compare: { title: "Compare" } });
  expect(wordsAt("offer.", messages.offer)).toEqual({ title: "Offer" });
});
