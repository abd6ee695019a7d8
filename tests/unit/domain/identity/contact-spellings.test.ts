import { expect, test } from "vitest";
import { maskContactDetails } from "#app/domain/introductions/contact-details.ts";
import {
  CONTACT_SPELLINGS,
  HARMLESS_TEXTS,
  NUMBERS_OF_RIGHTS,
} from "#tests/support/text/contact-spellings.ts";

test.each(CONTACT_SPELLINGS)("%s: “%s” is masked", (_, text, rest) => {
  const { text: masked, masked: kinds } = maskContactDetails(text);
  expect(masked).not.toContain(rest);
  expect(kinds).not.toEqual([]);
});

test.each(HARMLESS_TEXTS)("“%s” is not masked", (text) => {
  expect(maskContactDetails(text, { companies: true })).toEqual({ text, masked: [] });
});

test.each(NUMBERS_OF_RIGHTS)("“%s” is not a contact detail, but identifies a company", (text) => {
  expect(maskContactDetails(text)).toEqual({ text, masked: [] });
  expect(maskContactDetails(text, { companies: true }).masked).toEqual(["right"]);
});
