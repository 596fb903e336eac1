/** An installed package, as package-lock.json describes it (lockfileVersion 3). */
export interface LockedPackage {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
}

/** A package-lock.json. Its packages are named by their folders; that of the project is ''. */
export interface PackageLock {
  readonly name: string;
  readonly version: string;
  readonly lockfileVersion: number;
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

const DEVELOPMENT: ReadonlySet<string> = new Set(['dev', 'devDependencies', 'devOptional']);

/**
 * The npm-shrinkwrap.json to publish: `lock` without the packages that only development needs. Whoever installs the
 * package then gets the versions that were tested, those that `overrides` chose included. Throws an Error when `lock`
 * lacks a package that another one requires.
 */
export function shrinkwrapOf(lock: PackageLock): PackageLock {
  const needed = neededBy(lock.packages);
  const packages = Object.entries(lock.packages)
    .filter(([folder]) => needed.has(folder))
    .map(([folder, locked]) => [folder, published(locked)] as const);
  return { ...lock, packages: Object.fromEntries(packages) };
}

/** Folders of the project and of all that it needs to run, directly or through others. */
function neededBy(packages: PackageLock['packages']): ReadonlySet<string> {
  const needed = new Set(['']);
  // A set is walked in the order of insertion, and what is added on the way is reached too.
  for (const folder of needed) {
    const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = packages[folder]!;
    const required = Object.keys(dependencies ?? {}).filter(
      (name) => !(name in (optionalDependencies ?? {})),
    );
    const peers = Object.keys(peerDependencies ?? {}).filter(
      (name) => !peerDependenciesMeta?.[name]?.optional,
    );
    for (const name of [...required, ...peers]) {
      const found = resolve(packages, folder, name);
      if (found === undefined) {
        throw new Error(
          `package-lock.json lacks ${name}, which ${folder || 'the project'} needs: run npm install`,
        );
      }
      needed.add(found);
    }
    for (const name of Object.keys(optionalDependencies ?? {})) {
      const found = resolve(packages, folder, name);
      if (found !== undefined) needed.add(found);
    }
  }
  return needed;
}

/** The folder from which a package in `folder` imports `name`: the nearest node_modules that has it. */
function resolve(packages: PackageLock['packages'], folder: string, name: string): string | undefined {
  for (let from = folder; ; from = from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/')))) {
    const candidate = from === '' ? `node_modules/${name}` : `${from}/node_modules/${name}`;
    if (candidate in packages) return candidate;
    if (from === '') return undefined;
  }
}

/** As npm describes it where nothing is for development; what development and an option need is an option then. */
function published(locked: LockedPackage): LockedPackage {
  const entries = Object.entries(locked).filter(([key]) => !DEVELOPMENT.has(key));
  return { ...Object.fromEntries(entries), ...(locked.devOptional ? { optional: true } : {}) };
}
