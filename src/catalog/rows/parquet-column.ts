import type { AsyncBuffer, ColumnMetaData, DecodedArray, SchemaTree } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { parquetHeader, readPage } from 'hyparquet/src/column.js';
import { convert, DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import { getTreePath, isFlatColumn } from 'hyparquet/src/schema.js';

/** Bytes read from the file at a time, unless a page is larger. */
const BLOCK_BYTES = 256 * 1024;

type ColumnDecoder = Parameters<typeof readPage>[2];

/** A page and the bytes it ends at. */
interface Page {
  readonly header: ReturnType<typeof parquetHeader>;
  readonly bytes: DataView;
  readonly bodyAt: number;
}

/**
 * One column of a row group, read page by page. The library reads whole column chunks; writers put up to a million rows
 * into one, whose texts would not fit in memory.
 */
export class ParquetColumn {
  readonly path: string[];
  readonly #file: AsyncBuffer;
  readonly #decoder: ColumnDecoder;
  readonly #flat: boolean;
  readonly #end: number;
  #at: number;
  #block: DataView = new DataView(new ArrayBuffer(0));
  #blockAt = 0;
  #dictionary: DecodedArray | undefined;
  /** Decoded rows not yet taken, from `#next` on. */
  #rows: unknown[] = [];
  #next = 0;

  constructor(file: AsyncBuffer, column: ColumnMetaData, schema: SchemaTree) {
    const schemaPath = getTreePath(schema, column.path_in_schema);
    const element = schemaPath[schemaPath.length - 1]?.element;
    if (element === undefined) throw new Error(`there is no column ${column.path_in_schema.join('.')}`);
    this.path = column.path_in_schema;
    this.#file = file;
    this.#decoder = {
      ...column,
      pathInSchema: this.path,
      schemaPath,
      element,
      compressors,
      parsers: DEFAULT_PARSERS,
    };
    this.#flat = isFlatColumn(schemaPath);
    this.#at = Number(column.dictionary_page_offset ?? column.data_page_offset);
    this.#end = this.#at + Number(column.total_compressed_size);
  }

  /** The next rows, as many as asked for unless the column ends. */
  async take(count: number): Promise<unknown[]> {
    while (this.#complete() < count && this.#at < this.#end) await this.#readPage();
    const rows = this.#rows.slice(this.#next, this.#next + count);
    this.#next += rows.length;
    return rows;
  }

  /** Decoded rows that no later page continues: a list may go on in the next one. */
  #complete(): number {
    const open = !this.#flat && this.#at < this.#end ? 1 : 0;
    return this.#rows.length - this.#next - open;
  }

  async #readPage(): Promise<void> {
    const { header, bytes, bodyAt } = await this.#nextPage();
    const reader = { view: bytes, offset: bodyAt };
    if (header.type === 'DICTIONARY_PAGE') {
      const { data } = readPage(reader, header, this.#decoder, undefined, undefined, 0);
      if (data !== undefined) this.#dictionary = convert(data, this.#decoder);
      return;
    }
    this.#rows = this.#rows.slice(this.#next);
    this.#next = 0;
    // Lists are put together in the array they are handed, whose last row the page may continue.
    const former = this.#flat ? undefined : this.#rows;
    const { data } = readPage(reader, header, this.#decoder, this.#dictionary, former, 0);
    if (data === undefined || data === this.#rows) return;
    if (this.#rows.length === 0) this.#rows = Array.from(data);
    else for (const value of data) this.#rows.push(value);
  }

  async #nextPage(): Promise<Page> {
    const { header, length } = await this.#readHeader();
    const size = length + header.compressed_page_size;
    if (!(header.compressed_page_size >= 0) || this.#at + size > this.#end)
      throw new Error('a page is cut off');
    const bytes = await this.#bytes(size);
    this.#at += size;
    return { header, bytes, bodyAt: length };
  }

  /** Headers have no length of their own: one that runs past what was read is read again with more. */
  async #readHeader(): Promise<{ header: Page['header']; length: number }> {
    for (let size = 1024; ; size *= 8) {
      const reader = { view: await this.#bytes(size), offset: 0 };
      try {
        const header = parquetHeader(reader);
        if (reader.offset <= reader.view.byteLength) return { header, length: reader.offset };
      } catch (error) {
        if (reader.view.byteLength < size) throw error;
      }
      if (reader.view.byteLength < size) throw new Error('a page header is cut off');
    }
  }

  /** Bytes of the column from where reading is, as many as asked for unless the column ends. */
  async #bytes(size: number): Promise<DataView> {
    const wanted = Math.min(size, this.#end - this.#at);
    const has = this.#blockAt + this.#block.byteLength - this.#at;
    if (this.#at < this.#blockAt || has < wanted) {
      const length = Math.min(Math.max(wanted, BLOCK_BYTES), this.#end - this.#at);
      this.#block = new DataView(await this.#file.slice(this.#at, this.#at + length));
      this.#blockAt = this.#at;
    }
    return new DataView(this.#block.buffer, this.#block.byteOffset + this.#at - this.#blockAt, wanted);
  }
}
