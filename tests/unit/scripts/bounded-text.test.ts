import { expect, test } from "vitest";
import { boundedText } from "#scripts/datasets/bounded-text.ts";

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(bytes: Uint8Array, bounds = { bytes: 1_000, lines: 10, lineLength: 20 }, size = 3) {
  const texts: string[] = [];
  for await (const text of boundedText(inChunks(bytes, size), bounds)) texts.push(text);
  return texts.join("");
}

const text = "融资\nline\r\n𠀀 end\n";
const utf16be = Buffer.from(`\uFEFF${text}`, "utf16le").swap16();

test.each([
  ["UTF-8", Buffer.from(text)],
  ["UTF-8 with a byte order mark", Buffer.from(`\uFEFF${text}`)],
  ["little-endian UTF-16", Buffer.from(`\uFEFF${text}`, "utf16le")],
  ["big-endian UTF-16", utf16be],
])("%s is read whole at any chunk boundaries", async (_, bytes) => {
  for (let size = 2; size < 9; size += 1) expect(await read(bytes, undefined, size)).toBe(text);
});

test.each([
  ["bytes that are no UTF-8", Buffer.from("a\nb\nSociété\n", "latin1"), "line 3: bytes that are no UTF-8"],
  ["a last character that is cut", Buffer.from("a\n融").subarray(0, 4), "line 2: the last character is cut"],
  ["a line that is too long", Buffer.from(`a\n${"x".repeat(21)}`), "line 2: the line is longer than 20"],
  ["too many lines", Buffer.from("\n".repeat(11)), "line 12: the file has more than 10 lines"],
  ["too many bytes", Buffer.from(`${"x".repeat(19)}\n`.repeat(9)), "the file is larger than 100 bytes"],
])("%s end the reading, and the error has the line", async (_, bytes, message) => {
  await expect(read(bytes, { bytes: 100, lines: 10, lineLength: 20 })).rejects.toThrow(message);
});
