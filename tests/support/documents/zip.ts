import { crc32, deflateRawSync } from "node:zlib";

export interface Part {
  name: string;
  bytes: Buffer | string;
  /** The header's value, where it is false. */
  claims?: number;
  isEncrypted?: boolean;
}

/** A hand-made zip: nothing in it needs to be valid. */
export function zip(parts: readonly Part[], comment = ""): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, claims, isEncrypted = false } of parts) {
    const content = Buffer.from(bytes);
    const packed = deflateRawSync(content, { level: 9 });
    const path = Buffer.from(name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(isEncrypted ? 0x801 : 0x800, 2);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(claims ?? content.length, 18);
    shared.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), shared, path, packed]);
    const entry = Buffer.concat([
      Buffer.from("PK\x01\x02\x14\x00", "latin1"),
      shared,
      Buffer.alloc(14),
      path,
    ]);
    entry.writeUInt32LE(offset, 42);
    files.push(local);
    directory.push(entry);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...files, entries, end, Buffer.from(comment)]);
}
