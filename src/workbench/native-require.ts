/**
 * Loads an installed package with Node's own loader. Two packages are ES modules without a CommonJS build;
 * a test runner with its own module system cannot load those, Node can.
 */
export function nativeRequire(name: string): unknown {
  return nodeRequire()(name);
}

/** Absolute path of a file inside an installed package. */
export function nativeResolve(name: string): string {
  return nodeRequire().resolve(name);
}

function nodeRequire(): NodeJS.Require {
  return process.getBuiltinModule('node:module').createRequire(import.meta.url);
}
