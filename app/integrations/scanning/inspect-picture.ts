import type { FileFault } from "#app/domain/documents/file-faults.ts";
import { MOST_PIXELS } from "#app/domain/documents/limits.ts";

/** A PNG's chunks from its signature to its end, with nothing after it. */
export function faultOfPng(bytes: Buffer): FileFault | null {
  let at = 8;
  for (let first = true; ; first = false) {
    if (at + 12 > bytes.length) return "file-cut";
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString("latin1", at + 4, at + 8);
    if (first && (type !== "IHDR" || length !== 13)) return "file-damaged";
    if (first) {
      const fault = faultOfPixels(bytes.readUInt32BE(at + 8) * bytes.readUInt32BE(at + 12));
      if (fault !== null) return fault;
    }
    if (!/^[A-Za-z]{4}$/.test(type)) return "file-damaged";
    at += 12 + length;
    if (at > bytes.length) return "file-cut";
    if (type === "IEND") return at === bytes.length ? null : "file-mixed";
  }
}

/** A JPEG's segments up to its picture, and the end mark at its end. */
export function faultOfJpeg(bytes: Buffer): FileFault | null {
  const pixels = pixelsOfJpeg(bytes);
  if (typeof pixels === "string") return pixels;
  const fault = faultOfPixels(pixels);
  if (fault !== null) return fault;
  const end = bytes.lastIndexOf(Buffer.from([0xff, 0xd9]));
  if (end < 0) return "file-cut";
  // Cameras pad the end with zeros.
  return bytes.subarray(end + 2).every((byte) => byte === 0) ? null : "file-mixed";
}

function faultOfPixels(pixels: number): FileFault | null {
  if (pixels === 0) return "file-damaged";
  return pixels > MOST_PIXELS ? "file-unpacks-too-large" : null;
}

function pixelsOfJpeg(bytes: Buffer): number | FileFault {
  for (let at = 2; ;) {
    if (at + 4 > bytes.length) return "file-cut";
    if (bytes[at] !== 0xff) return "file-damaged";
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame)
      return at + 9 > bytes.length ? "file-cut" : bytes.readUInt16BE(at + 5) * bytes.readUInt16BE(at + 7);
    if (marker === 0xda || marker === 0xd9) return "file-damaged";
    at += 2 + bytes.readUInt16BE(at + 2);
  }
}
