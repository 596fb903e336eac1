// Starts kernel-worker.ts in a checkout, where nothing is compiled: a thread of Node 20 ignores its
// parent's `--import tsx`.
import { register } from 'tsx/esm/api';

register();
await import('./kernel-worker.ts');
