// These come first, so that the styles of the parts can build on them.
import './styles/fonts.css';
import './styles/theme.css';
import './styles/frame.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider } from 'urql';
import { client } from './api/client.ts';
import { watchReadiness } from './api/readiness.ts';
import { App } from './app.tsx';

const page = document.getElementById('page');
if (!page) throw new Error('index.html has lost its element #page.');

void watchReadiness();
createRoot(page).render(
  <StrictMode>
    <Provider value={client}>
      <App />
    </Provider>
  </StrictMode>,
);
