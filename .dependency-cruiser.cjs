/**
 * Data flows one way. A folder of src/ may import from itself and from the folders before it in
 * this list; anything else fails `npm run check`.
 */
const FLOW = [
  'linalg', // sparse matrices, truncated SVD; no movies, no SQL
  'movie', // what a movie is and how movies are filtered: one table of fields; no files, no SQL
  'catalog', // file formats; no SQL
  'features', // movie -> weighted terms; no SQL
  'database', // connections, tables, COPY, model versions
  'model', // training and projection; no file formats
  'search', // typed text -> movies; no vectors
  'people', // histories of persons, shelves, imports; no HTTP
  'ingest', // files -> movie table
  'export', // movies, vectors and the lexicon -> files
  'recommend', // neighbours, filters, ranking, reasons; no HTTP
  'evaluation', // metrics and reports; no HTTP
  'graphql', // server and resolvers; no file formats
  'mcp', // the API for assistants
  'lists', // the API for programs that read lists
  'cli', // commands and terminal output
];

const against = (name, from, to) => ({
  name,
  severity: 'error',
  from: { path: `^src/(${from.join('|')})/` },
  to: { path: `^src/(${to.join('|')})/` },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-orphan-imports', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...FLOW.slice(0, -1).map((folder, i) => against(`flow-${folder}`, [folder], FLOW.slice(i + 1))),
    against('search-knows-no-vectors', ['search'], ['linalg', 'model']),
    against('model-knows-no-file-formats', ['model'], ['ingest']),
    against('graphql-knows-no-evaluation', ['graphql'], ['evaluation']),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
