import { describe, expect, test } from "vitest";
import {
  checkUscc,
  normaliseUscc,
  organisationCheckCharacter,
  usccCheckCharacter,
  type UsccWarning,
} from "#app/domain/organizations/uscc.ts";
import vectors from "#tests/fixtures/uscc-vectors.json" with { type: "json" };

const WARNING_OF: Readonly<Record<string, UsccWarning>> = {
  gb11714: "gb11714",
  "all-zero body": "all-zero-body",
};

describe("a unified social credit code", () => {
  test.each(vectors.valid)("%s is valid", (code) => {
    expect(checkUscc(code)).toEqual({ ok: true, uscc: code, warnings: [] });
  });

  test.each(vectors.invalid)("$code is invalid: $why", ({ code, why }) => {
    expect(checkUscc(code)).toEqual({ ok: false, fault: why });
  });

  test.each(vectors.warn)("$code is questionable: $why", ({ code, why }) => {
    expect(checkUscc(code)).toEqual({ ok: true, uscc: code, warnings: [WARNING_OF[why]] });
  });

  test.each(vectors.normalise)("$in is parsed as $out", ({ in: typed, out }) => {
    expect(normaliseUscc(typed)).toBe(out);
    expect(checkUscc(typed)).toMatchObject({ ok: true, uscc: out });
  });

  test("with any one character wrong, or two neighbours swapped, is invalid", () => {
    const code = "91220107782600114J";
    const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    for (let at = 0; at < code.length; at += 1) {
      for (const other of alphabet) {
        if (other === code[at]) continue;
        expect(checkUscc(code.slice(0, at) + other + code.slice(at + 1)).ok).toBe(false);
      }
      const swapped =
        code.slice(0, at) +
        code
          .slice(at, at + 2)
          .split("")
          .reverse()
          .join("") +
        code.slice(at + 2);
      if (swapped !== code) expect(checkUscc(swapped).ok).toBe(false);
    }
  });

  test("of an unknown area is valid", () => {
    const body = "91999999MA0Y12340";
    expect(checkUscc(body + usccCheckCharacter(body)).ok).toBe(true);
  });
});

test.each([
  ["D2143569", "X"],
  ["MA0Y1234", "0"],
  ["78260011", "4"],
])("the organisation code %s ends in %s", (body, check) => {
  expect(organisationCheckCharacter(body)).toBe(check);
});
