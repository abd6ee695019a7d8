import sax from "sax";

/** An element: its name, and its attributes by name, each without prefix. */
export interface Element {
  name: string;
  attributes: readonly (readonly [name: string, value: string])[];
}

export interface Reader {
  open(element: Element): void;
  close(name: string): void;
  text(text: string): void;
}

/** A part that is not XML, or XML with active content beside its elements: a document type, a style sheet. */
export class NotReadable extends Error {
  readonly isActive: boolean;

  constructor({ isActive }: { isActive: boolean }) {
    super("not readable");
    this.isActive = isActive;
  }
}

const ENCODINGS = new Set(["utf-8", "utf8", "us-ascii", "utf-16", "utf-16le", "utf-16be"]);

/** Entities other than XML's five are an error; the library's types lack the option. */
const options = { strictEntities: true, position: false };

/**
 * Parses a part of an office document as XML while it is decompressed. Only UTF-8 and UTF-16 are read, as Office does;
 * a part that is not well formed, or has a document type (and so entities of its own) or a style sheet, throws
 * `NotReadable`.
 */
export async function readXml(chunks: AsyncIterable<Uint8Array>, reader: Reader): Promise<void> {
  const parser = sax.parser(true, options);
  let [depth, roots] = [0, 0];
  parser.onerror = () => {
    throw new NotReadable({ isActive: false });
  };
  parser.ondoctype = () => {
    throw new NotReadable({ isActive: true });
  };
  parser.onprocessinginstruction = ({ name, body }) => {
    if (name.toLowerCase() === "xml-stylesheet") throw new NotReadable({ isActive: true });
    const declared = name === "xml" ? /encoding\s*=\s*["']([\w-]{1,40})["']/.exec(body.slice(0, 200)) : null;
    if (declared !== null && !ENCODINGS.has(declared[1]?.toLowerCase() ?? ""))
      throw new NotReadable({ isActive: false });
  };
  parser.onopentag = ({ name, attributes }) => {
    if (depth === 0) roots += 1;
    depth += 1;
    const own = Object.entries(attributes).map(
      ([key, value]) => [withoutPrefix(key), String(value)] as const,
    );
    reader.open({ name: withoutPrefix(name), attributes: own });
  };
  parser.onclosetag = (name) => {
    depth -= 1;
    reader.close(withoutPrefix(name));
  };
  parser.ontext = (text) => reader.text(text);
  parser.oncdata = (text) => reader.text(text);
  let decoder: TextDecoder | undefined;
  try {
    for await (const chunk of chunks) {
      decoder ??= decoderFor(chunk);
      parser.write(decoder.decode(chunk, { stream: true }));
    }
    parser.write(decoder?.decode() ?? "");
    parser.close();
  } catch (error) {
    // The decoder throws a TypeError for bytes that are invalid in their encoding.
    throw error instanceof TypeError ? new NotReadable({ isActive: false }) : error;
  }
  if (roots !== 1) throw new NotReadable({ isActive: false });
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** By the byte order mark, or by the zero bytes beside the first character. */
function decoderFor(start: Uint8Array): TextDecoder {
  const [first = 0, second = 0] = start;
  const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second !== 0);
  const isLittle = (first === 0xff && second === 0xfe) || (first !== 0 && second === 0);
  return new TextDecoder(isBig ? "utf-16be" : isLittle ? "utf-16le" : "utf-8", { fatal: true });
}
