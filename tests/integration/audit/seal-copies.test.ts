import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  placeOfSeals,
  type SealCopies,
  sealCopies,
} from "#app/integrations/audit-seals/seal-copies.server.ts";
import { documentStore } from "#app/integrations/documents/document-store.server.ts";
import { openS3 } from "#tests/support/documents/peers.ts";

/** A bucket and a folder hold the copies of seals alike: once written, never overwritten. */
let s3: Awaited<ReturnType<typeof openS3>>;
const folder = mkdtempSync(join(tmpdir(), "longspring-seals-"));

beforeEach(async () => {
  s3 = await openS3();
});
afterEach(async () => {
  await s3.close();
  rmSync(folder, { recursive: true, force: true });
});

const stores: [string, () => SealCopies][] = [
  ["a bucket", () => sealCopies(documentStore(placeOfSeals({ kind: "s3", ...s3.options })))],
  ["a folder", () => sealCopies(documentStore(placeOfSeals({ kind: "disk", folder })))],
];

test.each(stores)("%s takes a copy once, and the same one again, but no other", async (_name, open) => {
  const copies = open();
  expect(await copies.get(12_345n)).toBeNull();
  expect(await copies.put(12_345n, "one")).toBe(true);
  expect(await copies.put(12_345n, "one")).toBe(true);
  expect(await copies.put(12_345n, "other")).toBe(false);
  expect(await copies.get(12_345n)).toBe("one");
  expect(await copies.get(12_346n)).toBeNull();
  // At once, as by two workers.
  expect(await Promise.all([copies.put(1n, "one"), copies.put(1n, "one")])).toEqual([true, true]);
});

test("the copies are below a prefix of the documents' bucket", async () => {
  await sealCopies(documentStore(placeOfSeals({ kind: "s3", ...s3.options }))).put(12_345n, "one");
  expect([...s3.objects.keys()]).toEqual(["audit/seals-00001/000000012345.json"]);
});
