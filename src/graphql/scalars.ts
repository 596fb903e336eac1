import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

function day(value: unknown): string {
  if (typeof value === 'string' && DAY.test(value) && !Number.isNaN(Date.parse(value))) return value;
  throw new GraphQLError(`Date expects YYYY-MM-DD, not ${JSON.stringify(value)}.`);
}

function moment(value: unknown): Date {
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value;
  // RFC 3339 needs the day, the time and the zone; Date.parse alone would also take "1".
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/i.test(value)) {
    const parsed = new Date(value);
    if (!Number.isNaN(parsed.getTime())) return parsed;
  }
  throw new GraphQLError(`DateTime expects RFC 3339, such as 2026-03-01T12:00:00Z, not ${String(value)}.`);
}

function webAddress(value: unknown): string {
  if (typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)) {
    return value;
  }
  throw new GraphQLError(`URL expects an absolute http(s) address, not ${JSON.stringify(value)}.`);
}

export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/local-date',
  serialize: day,
  parseValue: day,
  parseLiteral: (node) => day(node.kind === Kind.STRING ? node.value : null),
});

export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time',
  serialize: (value) => moment(value).toISOString(),
  parseValue: moment,
  parseLiteral: (node) => moment(node.kind === Kind.STRING ? node.value : null),
});

export const UrlScalar = new GraphQLScalarType<string, string>({
  name: 'URL',
  specifiedByURL: 'https://url.spec.whatwg.org/',
  serialize: webAddress,
  parseValue: webAddress,
  parseLiteral: (node) => webAddress(node.kind === Kind.STRING ? node.value : null),
});
