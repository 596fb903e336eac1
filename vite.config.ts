import { defineConfig } from 'vite';
import { compressed } from './scripts/page/compressed.ts';

const API = `http://127.0.0.1:${process.env.PORT ?? 4000}`;
const FROM_THE_SERVER = ['/graphql', '/graphiql', '/health'];

/** The web page: `npm run web` serves web/ as it is edited, in front of a running server; a build goes to dist/web. */
export default defineConfig({
  root: 'web',
  plugins: [compressed()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    // Small files as data: addresses would need an exception in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
  },
  server: { proxy: Object.fromEntries(FROM_THE_SERVER.map((path) => [path, API])) },
});
