/* global React, ReactDOM, GraphiQL, document, fetch */

/** Opens GraphiQL on this server's API with the worked examples as tabs. */
async function openGraphiql() {
  const response = await fetch('/graphiql/examples.json');
  const examples = await response.json();
  const editor = React.createElement(
    GraphiQL,
    {
      fetcher: GraphiQL.createFetcher({ url: '/graphql' }),
      defaultTabs: examples.map(({ query }) => ({ query })),
      defaultEditorToolsVisibility: false,
      shouldPersistHeaders: false,
      inputValueDeprecation: true,
      schemaDescription: true,
    },
    React.createElement(
      GraphiQL.Logo,
      null,
      React.createElement('span', { className: 'wordmark' }, 'reelgraph'),
    ),
  );
  ReactDOM.createRoot(document.getElementById('graphiql')).render(editor);
}

openGraphiql().catch((error) => {
  document.getElementById('graphiql').textContent = `GraphiQL could not be opened: ${error.message}`;
});
