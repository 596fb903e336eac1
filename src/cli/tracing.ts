import type { Logger } from 'pino';
import { SettingsError } from './settings.ts';
import { packageVersion } from '../database/package-path.ts';

/** Sends what is not sent yet and ends. */
export type StopTracing = () => Promise<void>;

/** The packages that send traces; few installations need them, so they are not installed with reelgraph. */
function loadSdk() {
  return Promise.all([
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
    import('@opentelemetry/sdk-trace-node'),
  ]).catch((error: unknown) => {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
    if (!isMissing) throw error;
    throw new SettingsError(
      'OTEL_EXPORTER_OTLP_ENDPOINT is set, but the packages that send traces are not installed. Install them beside ' +
        'reelgraph, or unset it:\n  npm install @opentelemetry/exporter-trace-otlp-http @opentelemetry/resources ' +
        '@opentelemetry/sdk-trace-node',
      { cause: error },
    );
  });
}

/** A collector that is away must not keep a server from stopping in time. */
const EXPORT_TIMEOUT_MS = 1_500;

/**
 * Sends OpenTelemetry traces to the collector of `OTEL_EXPORTER_OTLP_ENDPOINT` (OTLP over HTTP); the other `OTEL_`
 * variables of the specification (headers, sampler, service name) hold as well. Without that variable nothing
 * of it is even loaded.
 */
export async function startTracing(endpoint: string | null, logger: Logger): Promise<StopTracing> {
  if (endpoint === null) return () => Promise.resolve();
  const [{ OTLPTraceExporter }, { defaultResource, resourceFromAttributes }, sdk] = await loadSdk();
  const name = {
    'service.name': process.env.OTEL_SERVICE_NAME ?? 'reelgraph',
    'service.version': packageVersion(),
  };
  const provider = new sdk.NodeTracerProvider({
    resource: defaultResource().merge(resourceFromAttributes(name)),
    spanProcessors: [
      new sdk.BatchSpanProcessor(
        new OTLPTraceExporter({
          url: `${endpoint.replace(/\/$/, '')}/v1/traces`,
          timeoutMillis: EXPORT_TIMEOUT_MS,
        }),
      ),
    ],
  });
  provider.register();
  return () =>
    provider.shutdown().catch((error: unknown) => {
      logger.warn({ err: error }, 'the last traces could not be sent to the collector');
    });
}
