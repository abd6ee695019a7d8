import { describe, expect, it } from "vitest";
import { caseSearchOf } from "#app/domain/moderation/queue.ts";

describe("a search of the queue", () => {
  it.each([
    ["C-0931", { by: "case", number: 931 }],
    ["c931", { by: "case", number: 931 }],
    ["Ｃ－０９３１", { by: "case", number: 931 }],
    [" p-2417 ", { by: "prospect", number: 2417 }],
    ["2417", { by: "number", number: 2417 }],
    ["9122 0101 MA0Y 1234 0Q", { by: "words", words: "91220101MA0Y12340Q" }],
    ["91220101ma0y12340q", { by: "words", words: "91220101MA0Y12340Q" }],
    ["激光", { by: "words", words: "激光" }],
    ["Helin New", { by: "words", words: "Helin New" }],
    ["C-9999999999", { by: "words", words: "C-9999999999" }],
  ])("for %s is %j", (typed, search) => {
    expect(caseSearchOf(typed)).toEqual(search);
  });
});
