import { InputError } from '../../movie/errors.ts';

/** A kind of file that cannot be read: how to recognise it, and what to do instead. */
interface ForeignFormat {
  readonly known: (head: Buffer, text: string) => boolean;
  readonly advice: string;
}

function bytes(magic: string, at = 0): ForeignFormat['known'] {
  const wanted = Buffer.from(magic, 'latin1');
  return (head) => head.subarray(at, at + wanted.length).equals(wanted);
}

function begins(pattern: RegExp): ForeignFormat['known'] {
  return (_head, text) => pattern.test(text);
}

const TO_CSV = 'save it as CSV (UTF-8) and load that';

/** Recognised by content before anything is read as text; the name of a file does not matter. */
const FOREIGN: readonly ForeignFormat[] = [
  {
    known: begins(/^version https:\/\/git-lfs\.github\.com\//),
    advice: 'is a Git LFS pointer, not the file: git lfs pull fetches it',
  },
  {
    known: begins(/^(\.\.\/)*\.git\/annex\/objects\/|^\/annex\/objects\//),
    advice: 'is a git-annex pointer, not the file: git annex get fetches it',
  },
  {
    known: bytes('ARROW1'),
    advice:
      'is an Arrow or Feather file: write it as Parquet (pyarrow.parquet.write_table, polars write_parquet)',
  },
  { known: bytes('FEA1'), advice: 'is a Feather file: write it as Parquet (pandas to_parquet)' },
  {
    known: bytes('\xff\xff\xff\xff'),
    advice: 'is an Arrow stream: write it as Parquet (pyarrow.parquet.write_table, polars write_parquet)',
  },
  {
    known: bytes('Obj\x01'),
    advice: "is an Avro file: write it as Parquet or JSON lines (DuckDB: COPY (FROM read_avro('...')) TO)",
  },
  {
    known: bytes('ORC'),
    advice: 'is an ORC file: write it as Parquet (pyarrow.orc, pyarrow.parquet.write_table)',
  },
  {
    known: bytes('PARE'),
    advice: 'is an encrypted Parquet file: write it without encryption',
  },
  { known: bytes('ustar', 257), advice: 'is a tar archive: unpack it (tar -xf) and give the folder' },
  {
    known: bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
    advice: `is an Excel workbook (.xls), or one with a password: ${TO_CSV}`,
  },
  { known: bytes('BZh'), advice: 'is compressed with bzip2: decompress it first (bunzip2)' },
  { known: bytes('\xfd7zXZ'), advice: 'is compressed with xz: decompress it first (unxz)' },
  { known: bytes('\x04\x22\x4d\x18'), advice: 'is compressed with lz4: decompress it first (unlz4)' },
  { known: bytes('\xff\x06\x00\x00sNaPpY'), advice: 'is compressed with Snappy: decompress it first' },
  { known: bytes('7z\xbc\xaf\x27\x1c'), advice: 'is a 7z archive: unpack it and give what is inside' },
  { known: bytes('Rar!\x1a'), advice: 'is a rar archive: unpack it and give what is inside' },
  {
    known: bytes('SQLite format 3\0'),
    advice: 'is an SQLite database: sqlite3 -header -csv FILE "SELECT ..." > movies.csv writes a table',
  },
  {
    known: bytes('DUCK', 8),
    advice: "is a DuckDB database: COPY movies TO 'movies.parquet' writes a table",
  },
  {
    known: bytes('PGDMP'),
    advice: "is a PostgreSQL dump: psql's \\copy movies TO movies.csv CSV HEADER writes a table",
  },
  { known: bytes('\x89HDF'), advice: 'is an HDF5 file: write it as Parquet (pandas to_parquet)' },
  { known: bytes('\x93NUMPY'), advice: 'is a NumPy array: write it as Parquet (pandas to_parquet)' },
  {
    known: (head) => head[0] === 0x80 && (head[1] ?? 0) >= 2 && (head[1] ?? 0) <= 5,
    advice: 'is a Python pickle: write it as Parquet (pandas to_parquet)',
  },
  {
    known: begins(/^(RDX[23]|RDA[23]|X)\n/),
    advice: 'is an R data file: write it as CSV (write.csv, row.names = FALSE) or Parquet (arrow)',
  },
  {
    known: begins(/^\s*(<!doctype html|<html)/i),
    advice: 'is a web page, perhaps one that asks to log in: download the file itself',
  },
  { known: begins(/^\s*<(\?xml|mediawiki|movie[ >])/i), advice: `is XML: ${TO_CSV}` },
  { known: begins(/^%PDF-/), advice: `is a PDF: ${TO_CSV}` },
  {
    known: begins(/^\s*(-- .*\n|\/\*.*\n|\s)*\s*(CREATE TABLE|INSERT INTO|SET |BEGIN|DROP TABLE)\b/i),
    advice: 'is SQL: load it into its database and export the table of movies as CSV',
  },
];

/** Throws InputError, with what to do instead, for a file of a known foreign kind. */
export function refuseForeign(path: string, head: Buffer): void {
  const text = head.subarray(0, 4096).toString('latin1');
  const foreign = FOREIGN.find(({ known }) => known(head, text));
  if (foreign !== undefined) throw new InputError(`${path} ${foreign.advice}.`);
}

const WORKBOOK = /^(\[Content_Types\]\.xml|xl\/|word\/|ppt\/)/;
const OPEN_DOCUMENT = /^(content\.xml|mimetype)$/;

/** Throws InputError if a zip archive is a workbook, judged by the paths in it. */
export function refuseWorkbook(path: string, entries: readonly string[]): void {
  if (!entries.some((entry) => WORKBOOK.test(entry) || OPEN_DOCUMENT.test(entry))) return;
  throw new InputError(`${path} is a workbook (Excel, LibreOffice or Numbers): ${TO_CSV}.`);
}
