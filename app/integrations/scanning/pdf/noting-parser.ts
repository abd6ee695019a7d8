import {
  PDFContext,
  PDFDict,
  type PDFName,
  PDFObjectParser,
  PDFRawStream,
  type PDFObject,
  type PDFStream,
} from "@cantoo/pdf-lib";
import type { FileFault } from "#app/domain/documents/file-faults.ts";

/** Keys of which a reader may take the first or the last value: a dictionary with a repeated one is ambiguous. */
const DECISIVE = new Set([
  "Type",
  "Subtype",
  "S",
  "Next",
  "OpenAction",
  "URI",
  "Base",
  "Ref",
  "Filter",
  "DecodeParms",
  "F",
  "N",
  "First",
]);

/** Why a PDF can't be read, thrown. */
export class Unreadable extends Error {
  readonly fault: FileFault;

  constructor(fault: FileFault) {
    super(fault);
    this.fault = fault;
  }
}

/** The library's object parser, which records every name and dictionary, and where streams are. */
export class NotingParser extends PDFObjectParser {
  readonly names = new Set<string>();
  readonly dictionaries: PDFDict[] = [];
  readonly streams: { stream: PDFRawStream; start: number; end: number }[] = [];
  private readonly buffer: Buffer;

  constructor(buffer: Buffer) {
    super(PDFObjectParser.forBytes(buffer, PDFContext.create())["bytes"], PDFContext.create(), true);
    this.buffer = buffer;
  }

  /** The object at a position, and its end. */
  objectAt(place: number): { object: PDFObject; end: number } {
    this.bytes.moveTo(place);
    const object = this.parseObject();
    return { object, end: this.bytes.offset() };
  }

  /** Pairs of whole numbers from the beginning on. */
  pairs(count: number): [number, number][] {
    this.bytes.moveTo(0);
    return Array.from({ length: count }, () => {
      const number = (): number => {
        this.skipWhitespaceAndComments();
        return this.parseRawInt();
      };
      return [number(), number()];
    });
  }

  get offset(): number {
    return this.bytes.offset();
  }

  protected override parseName(): PDFName {
    const name = super.parseName();
    this.names.add(name.decodeText());
    return name;
  }

  protected override parseDict(): PDFDict {
    this.bytes.moveTo(this.bytes.offset() + 2);
    this.skipWhitespaceAndComments();
    const entries = new Map<PDFName, PDFObject>();
    while (this.bytes.peek() === 0x2f) {
      const key = this.parseName();
      if (entries.has(key) && DECISIVE.has(key.decodeText())) throw new Unreadable("file-damaged");
      entries.set(key, this.parseObject());
      this.skipWhitespaceAndComments();
    }
    if (this.bytes.next() !== 0x3e || this.bytes.next() !== 0x3e) throw new Unreadable("file-damaged");
    const dictionary = PDFDict.fromMapWithContext(entries, this.context);
    this.dictionaries.push(dictionary);
    return dictionary;
  }

  protected override parseDictOrStream(): PDFDict | PDFStream {
    const read = super.parseDictOrStream();
    if (!(read instanceof PDFRawStream)) return read;
    // The library has just consumed the keyword that ends it.
    const end = this.bytes.offset();
    this.streams.push({ stream: read, start: end - read.contents.length - "endstream".length, end });
    return read;
  }

  /** If the length is set elsewhere: up to the keyword that ends a stream. */
  protected override findEndOfStreamFallback(): number {
    const end = this.buffer.indexOf("endstream", this.bytes.offset(), "latin1");
    if (end < 0) throw new Unreadable("file-damaged");
    this.bytes.moveTo(end + "endstream".length);
    return end;
  }
}
