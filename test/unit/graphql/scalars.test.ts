import { GraphQLError, valueFromAST, parseValue } from 'graphql';
import { describe, expect, test } from 'vitest';
import { DateScalar, DateTimeScalar, UrlScalar } from '../../../src/graphql/scalars.ts';

describe('Date', () => {
  test.each(['2010-07-15', '1895-12-28', '2024-02-29'])('accepts %s', (text) => {
    expect(DateScalar.parseValue(text)).toBe(text);
    expect(DateScalar.serialize(text)).toBe(text);
    expect(valueFromAST(parseValue(`"${text}"`), DateScalar)).toBe(text);
  });

  test.each(['2010-13-01', '2010-7-15', '15.07.2010', '2010-07-15T00:00:00Z', '', null, 20100715])(
    'refuses %j',
    (value) => {
      expect(() => DateScalar.parseValue(value)).toThrow(GraphQLError);
    },
  );
});

describe('DateTime', () => {
  test('writes UTC and reads any zone', () => {
    const moment = DateTimeScalar.parseValue('2026-03-01T13:00:00+01:00');
    expect(DateTimeScalar.serialize(moment)).toBe('2026-03-01T12:00:00.000Z');
  });

  test.each(['2026-03-01', '2026-03-01T12:00:00', '1', 1, null, new Date(Number.NaN)])(
    'refuses %j',
    (value) => {
      expect(() => DateTimeScalar.parseValue(value)).toThrow(GraphQLError);
    },
  );
});

describe('URL', () => {
  test('accepts web addresses', () => {
    expect(UrlScalar.serialize('https://example.org/a?b=c')).toBe('https://example.org/a?b=c');
  });

  test.each(['javascript:alert(1)', '/relative', 'ftp://example.org/', '', null])('refuses %j', (value) => {
    expect(() => UrlScalar.serialize(value)).toThrow(GraphQLError);
  });
});
