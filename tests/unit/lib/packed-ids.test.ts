import fc from "fast-check";
import { expect, test } from "vitest";
import { chosenExtensionQuery } from "#app/domain/introductions/consent-forms.ts";
import { packIds, unpackIds } from "#app/lib/packed-ids.ts";
import { reviewPaths } from "#app/shared/review-paths.ts";
import { forAll } from "#tests/support/for-all.ts";

const idsOf = (length: number) => fc.array(fc.uuid(), { minLength: 1, maxLength: length });

test("ids in a URL are read as they were written, with or without their dashes", () => {
  forAll(idsOf(20), (ids) => {
    expect(unpackIds(packIds(ids))).toEqual(ids);
    expect(unpackIds(ids.join("."))).toEqual(ids);
  });
});

test("the review of an extension with the most documents has an address below 8 kB; more, or other texts, are dropped", () => {
  const [id = ""] = fc.sample(fc.uuid(), 1);
  const most = Array.from({ length: 200 }, () => id);
  const chosen = { added: ["documents"], days: 365, documents: most };
  const address = reviewPaths.extension(id, chosen);
  expect(address.length).toBeLessThan(8_000);
  const query = new URL(address, "https://platform.test").searchParams.get("documents");
  const parsed = (documents: unknown) => chosenExtensionQuery.safeParse({ documents });
  expect(parsed(query).data?.documents).toEqual(most);
  expect(parsed(packIds([...most, id])).success).toBe(false);
  expect(parsed("contract.pdf").success).toBe(false);
});
