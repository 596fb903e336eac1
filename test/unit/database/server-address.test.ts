import { describe, expect, test } from 'vitest';
import { parseAddress } from '../../../src/database/server-address.ts';

describe('an address of one server', () => {
  test.each([
    ['postgres://user:secret@db.example:5433/movies', 'db.example:5433', 'movies'],
    ['postgresql://user@db.example/my%20movies?sslmode=require', 'db.example', 'my movies'],
    ['postgres://user@db.example', 'db.example', 'user'],
    ['postgres:///movies?host=/run/postgresql', '/run/postgresql', 'movies'],
    ['postgres://user@[::1]:5432/movies', '[::1]:5432', 'movies'],
  ])('%s names its host and database', (url, host, database) => {
    expect(parseAddress(url)).toMatchObject({ host, database, urls: [url], session: 'any' });
  });

  test.each(['', 'localhost:5432', 'mysql://user@host/movies', 'postgres://user:pa/ss@host/movies'])(
    'what is no address of PostgreSQL is refused without repeating it: %s',
    (url) => {
      expect(() => parseAddress(url)).toThrow('expected postgres://user:password@host:5432/database');
      expect(() => parseAddress(url)).not.toThrow('pa/ss');
    },
  );
});

describe('an address of several servers', () => {
  test('names them in the order in which they are tried', () => {
    const url = 'postgres://user:secret@one:5433,[::1],three:5434/movies?sslmode=require';
    expect(parseAddress(url)).toEqual({
      host: 'one:5433,[::1],three:5434',
      database: 'movies',
      urls: [
        'postgres://user:secret@one:5433/movies?sslmode=require',
        'postgres://user:secret@[::1]/movies?sslmode=require',
        'postgres://user:secret@three:5434/movies?sslmode=require',
      ],
      session: 'any',
    });
  });

  test('may be given as parameters, with a port each or one for all', () => {
    const hostsAndPorts = (url: string) =>
      parseAddress(url).urls.map((one) => {
        const { searchParams } = new URL(one);
        return `${searchParams.get('host')}:${searchParams.get('port')}`;
      });
    expect(hostsAndPorts('postgres:///movies?host=one,two&port=5433,5434')).toEqual(['one:5433', 'two:5434']);
    expect(hostsAndPorts('postgres:///movies?host=one,two&port=5433')).toEqual(['one:5433', 'two:5433']);
    expect(() => parseAddress('postgres:///movies?host=one,two&port=1,2,3')).toThrow('2 hosts and 3 ports');
  });

  test('may ask for a server that can be written to', () => {
    const { urls, session } = parseAddress('postgres://one,two/movies?target_session_attrs=read-write');
    expect(session).toBe('read-write');
    expect(urls).toEqual(['postgres://one/movies', 'postgres://two/movies']);
    expect(() => parseAddress('postgres://one,two/movies?target_session_attrs=fast')).toThrow(
      'accepted are any, read-write',
    );
  });
});
