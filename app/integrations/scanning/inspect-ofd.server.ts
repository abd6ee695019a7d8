import { fromBufferPromise, type ZipFile } from "yauzl";
import type { FileFault } from "#app/domain/documents/file-faults.ts";
import { MOST_PARTS, MOST_UNPACKED_BYTES, MOST_UNPACKED_TIMES } from "#app/domain/documents/limits.ts";
import { isTestVirus } from "./test-virus.ts";

/** What an OFD package contains: XML, pictures, fonts, and signatures with their seals. */
const OFD_PART = /\.(?:xml|png|jpe?g|bmp|gif|tiff?|jb2|gbig2|ttf|otf|ttc|cff|esl|dat)$/iu;

/** An OFD (GB/T 33190-2016) is one complete ZIP package with OFD.xml at its root and only parts of a page description. */
export async function faultOfOfd(bytes: Buffer): Promise<FileFault | null> {
  if (bytes.length < 4 || bytes.readUInt32LE(0) !== 0x04034b50) return "type-differs";
  let zip: ZipFile;
  try {
    zip = await fromBufferPromise(bytes, { lazyEntries: true, strictFileNames: true });
  } catch {
    return "file-cut";
  }
  try {
    return await faultOfParts(zip, bytes.length);
  } catch {
    return "file-damaged";
  } finally {
    zip.close();
  }
}

async function faultOfParts(zip: ZipFile, size: number): Promise<FileFault | null> {
  if (zip.entryCount > MOST_PARTS) return "file-unpacks-too-large";
  const most = Math.min(MOST_UNPACKED_BYTES, Math.max(size * MOST_UNPACKED_TIMES, 1024 * 1024));
  const names = new Set<string>();
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.toLowerCase();
    if (names.has(name)) return "file-damaged";
    names.add(name);
    if ((entry.generalPurposeBitFlag & 1) === 1) return "file-encrypted";
    unpacked += entry.uncompressedSize;
    if (unpacked > most) return "file-unpacks-too-large";
    if (name.endsWith("/")) continue;
    if (!OFD_PART.test(name)) return "file-nested";
    // Read whole: the library stops a part that unpacks to more than it declares.
    const head: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry))
      if (head.length === 0) head.push(chunk as Buffer);
    if (isTestVirus(Buffer.concat(head))) return "file-malware";
  }
  return names.has("ofd.xml") ? null : "type-differs";
}
