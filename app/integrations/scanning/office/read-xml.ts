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

/** A part that is no XML, or XML that has what acts beside its elements: a document type, a style sheet. */
export class NotReadable extends Error {
  readonly isActive: boolean;

  constructor({ isActive }: { isActive: boolean }) {
    super("not readable");
    this.isActive = isActive;
  }
}

const ENCODINGS = new Set(["utf-8", "utf8", "us-ascii", "utf-16", "utf-16le", "utf-16be"]);

/** Entities other than the five of XML are a fault; the types of the library don't know the option. */
const options = { strictEntities: true, position: false };

/**
 * Reads a part of an office document as the XML that it is, while it is unpacked. Only UTF-8 and UTF-16 are read, as
 * Office does; what is not well formed, or has a document type (and with it entities of its own) or a style sheet, throws `NotReadable`.
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
    // Bytes that are not of their encoding are a TypeError of the decoder.
    throw error instanceof TypeError ? new NotReadable({ isActive: false }) : error;
  }
  if (roots !== 1) throw new NotReadable({ isActive: false });
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** By the mark at the beginning, or the zeros beside its first sign. */
function decoderFor(start: Uint8Array): TextDecoder {
  const [first = 0, second = 0] = start;
  const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second !== 0);
  const isLittle = (first === 0xff && second === 0xfe) || (first !== 0 && second === 0);
  return new TextDecoder(isBig ? "utf-16be" : isLittle ? "utf-16le" : "utf-8", { fatal: true });
}
