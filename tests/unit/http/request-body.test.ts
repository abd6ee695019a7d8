import { expect, test } from "vitest";
import { bodyOf, largestBody } from "#app/http/server/request-body.server.ts";
import { LARGEST_FILE_BYTES, PIECE_BYTES } from "#app/domain/documents/limits.ts";

const id = "0deb7d3a-f7ad-4c13-8ddd-ab90566da8e4";
const form = "multipart/form-data; boundary=x";

test.each([
  "/company/documents",
  `/company/introductions/${id}/hand-over`,
  `/company/introductions/${id}/attachments`,
  `/institution/introductions/${id}/attachments`,
])("a whole file is accepted at %s, as a stream", (path) => {
  expect(bodyOf(path, form)).toMatchObject({ isStreamed: true });
  expect(bodyOf(path, form).most).toBeGreaterThan(LARGEST_FILE_BYTES);
  expect(bodyOf(path, "application/x-www-form-urlencoded")).toEqual({ most: largestBody, isStreamed: false });
});

test.each([
  `/company/introductions/${id}`,
  `/company/introductions/${id}/attachments/${id}`,
  "/company/introductions/x/attachments",
  `/admin/introductions/${id}/attachments`,
])("a whole file is refused elsewhere: %s", (path) => {
  expect(bodyOf(path, form)).toEqual({ most: largestBody, isStreamed: false });
});

test("the body limit of an upload's chunk is the chunk size", () => {
  expect(bodyOf(`/company/documents/uploads/${id}`, "application/octet-stream").most).toBe(PIECE_BYTES);
});
